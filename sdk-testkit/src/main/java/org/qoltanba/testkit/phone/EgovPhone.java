package org.qoltanba.testkit.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;

/**
 * The phone of a person, with eGov Mobile (or eGov Business) and the person's key on it. A test shows it a QR code or
 * opens a launch link, and the person signs or refuses:
 *
 * <pre>{@code
 * EgovPhone phone = world.egovPhone(world.pki().individual(iin));
 * phone.scan(picture);
 * phone.sign();
 * }</pre>
 *
 * <p>{@link #sign()} downloads the documents, signs them and sends the signatures; {@link #download()} only does the
 * first, for a test that looks at what happens in between. It says to the service what the app says, in the same
 * messages, without a socket.
 *
 * <p>The calls block while the application is about to send the documents: a QR code is shown before they are on their
 * way. Safe to share between threads; one operation at a time.
 *
 * @since 0.1.0
 */
public final class EgovPhone {

    private static final String REFUSAL = "{\"status\":\"CANCELED\"}";

    private final TestIdentity owner;
    private final EgovProtocol protocol;
    private final Supplier<MixSigning> mixSigning;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String documentsAddress;
    private @Nullable JsonNode invitation;
    private @Nullable ObjectNode documents;

    /**
     * A phone that shows nothing yet. Made by the world; ask the world for it.
     *
     * @param owner whose key is on it
     * @param service answers the app
     * @param mixSigning what the app makes of {@code MIX_SIGN}, asked for every signing
     */
    @SuppressWarnings("exports") // between packages of this module; not for applications
    public EgovPhone(TestIdentity owner, FakeService service, Supplier<MixSigning> mixSigning) {
        this.mixSigning = Objects.requireNonNull(mixSigning, "mixSigning");
        this.owner = Objects.requireNonNull(owner, "owner");
        this.protocol = new EgovProtocol(Objects.requireNonNull(service, "service"));
    }

    /**
     * Holds the camera to a QR code. Needs the module {@code java.desktop}; without it, use {@link #scan(String)}.
     *
     * @param picture the content of a PNG, GIF, BMP or JPEG file
     * @return this
     * @throws IllegalArgumentException if the picture shows no QR code, or none of eGov
     * @throws IllegalStateException if the service does not know the operation, or not any more
     */
    public EgovPhone scan(Bytes picture) {
        return scan(QrReader.read(Objects.requireNonNull(picture, "picture")));
    }

    /**
     * Opens a launch link, or what a QR code says.
     *
     * @param link as the service gave it
     * @return this
     * @throws IllegalArgumentException if it is no link of eGov
     * @throws IllegalStateException if the service does not know the operation, or not any more
     */
    public EgovPhone scan(String link) {
        String address = EgovProtocol.serviceAddress(Objects.requireNonNull(link, "link"));
        lock.lock();
        try {
            JsonNode shown = protocol.get(address);
            invitation = shown;
            documentsAddress = shown.at("/document/uri").asText();
            documents = null;
            return this;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the app shows first: what it is about.
     *
     * @return the description that the application gave
     * @throws IllegalStateException if nothing has been scanned
     */
    public String description() {
        return invitation().path("description").asText();
    }

    /**
     * Who asks for the signature.
     *
     * @return the organisation's name in Russian
     * @throws IllegalStateException if nothing has been scanned
     */
    public String organization() {
        return invitation().at("/organisation/nameRu").asText();
    }

    /**
     * Downloads what is to be signed. Waits, in real time, for the application to send it.
     *
     * @return the names of the documents in Russian
     * @throws IllegalStateException if nothing has been scanned, the application sends nothing or the operation is over
     */
    public List<String> download() {
        lock.lock();
        try {
            List<String> names = new ArrayList<>();
            downloaded()
                    .path("documentsToSign")
                    .forEach(document -> names.add(document.path("nameRu").asText()));
            return List.copyOf(names);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Signs everything and sends it, downloading it first unless that is done.
     *
     * @throws IllegalStateException if nothing has been scanned, the operation is over, or the documents ask for a kind of
     *     signature that the key cannot make
     */
    public void sign() {
        lock.lock();
        try {
            ObjectNode signed = EgovSigner.sign(downloaded(), owner, mixSigning.get());
            protocol.put(address(), signed.toString().getBytes(StandardCharsets.UTF_8));
            forget();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses to sign.
     *
     * @throws IllegalStateException if nothing has been scanned, or the operation is over
     */
    public void refuse() {
        lock.lock();
        try {
            protocol.put(address(), REFUSAL.getBytes(StandardCharsets.UTF_8));
            forget();
        } finally {
            lock.unlock();
        }
    }

    private ObjectNode downloaded() {
        ObjectNode known = documents;
        if (known == null) {
            known = protocol.get(address());
            documents = known;
        }
        return known;
    }

    private JsonNode invitation() {
        lock.lock();
        try {
            return required(invitation);
        } finally {
            lock.unlock();
        }
    }

    private String address() {
        return required(documentsAddress);
    }

    private void forget() {
        documentsAddress = null;
        documents = null;
    }

    private static <T> T required(@Nullable T scanned) {
        if (scanned == null) {
            throw new IllegalStateException("This phone has nothing open: scan a QR code or a launch link first.");
        }
        return scanned;
    }

    /** The key, not the person. */
    @Override
    public String toString() {
        return "EgovPhone[" + owner + "]";
    }
}
