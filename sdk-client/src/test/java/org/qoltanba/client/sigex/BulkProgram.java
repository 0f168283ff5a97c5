package org.qoltanba.client.sigex;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkWork;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentToSign;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.testkit.clock.VirtualClock;

/** Works on many small documents in a process of its own and says a line for each: to be killed in the middle. */
final class BulkProgram {

    /** What it does with them. */
    enum Kind {
        REGISTER,
        SIGN,
        PREREGISTER
    }

    private final Path folder;
    private final int count;
    private final int extra;

    /** The time of the world. */
    private final VirtualClock clock = new VirtualClock();

    private BulkProgram(Path folder, int count, int extra) {
        this.folder = folder;
        this.count = count;
        this.extra = extra;
    }

    static DocumentSource document(int number, int extra) {
        return DocumentSource.text("order " + number + ".txt", "Order number " + number + " ".repeat(extra));
    }

    private DocumentSource document(int number) {
        return document(number, extra);
    }

    /**
     * What to do, address of the service, folder with the key (password: killed) and the journal, number of documents, and
     * how many characters more than usual each has.
     */
    public static void main(String[] arguments) throws Exception {
        Kind kind = Kind.valueOf(arguments[0]);
        BulkProgram program =
                new BulkProgram(Path.of(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(program.endpoint(kind, URI.create(arguments[1])))
                .time(program.clock) // what was begun is looked for in the time when it was
                .build()) {
            BulkProgress end = program.work(kind, qoltanba.sigex())
                    .onResult(result -> System.out.println(result.outcome()))
                    .begin()
                    .await();
            System.out.println("complete: " + end.isComplete() + ", registered " + end.registered() + ", before "
                    + end.registeredBefore());
        }
    }

    private BulkWork<?> work(Kind kind, SigexClient sigex) throws IOException {
        Path journal = folder.resolve("journal");
        return switch (kind) {
            case REGISTER -> sigex.registerAll(this::documents, journal).signedBy(signer());
            case SIGN -> sigex.signAll(registered(), journal).signedBy(signer());
            case PREREGISTER -> sigex.preregisterAll(this::documents, journal);
        };
    }

    private Iterator<DocumentSource> documents() {
        return IntStream.range(0, count).mapToObj(this::document).iterator();
    }

    private List<DocumentToSign> registered() throws IOException {
        List<String> ids = Files.readAllLines(folder.resolve("ids"));
        return IntStream.range(0, count)
                .mapToObj(i -> new DocumentToSign(DocumentId.of(ids.get(i)), document(i)))
                .toList();
    }

    private DocumentSigner signer() {
        return SigningKey.fromPkcs12(folder.resolve("company.p12"), Secret.of("killed"))
                .cadesSigner()
                .clock(clock);
    }

    private SigexEndpoint endpoint(Kind kind, URI address) throws IOException, GeneralSecurityException {
        SigexEndpoint endpoint = SigexEndpoint.of(address);
        if (kind != Kind.PREREGISTER) {
            return endpoint;
        }
        try (InputStream root = Files.newInputStream(folder.resolve("root.pem"))) {
            return endpoint.trusting((X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(root))
                    .informationSystem(folder.resolve("system.pem"), folder.resolve("systemKey.pem"));
        }
    }
}
