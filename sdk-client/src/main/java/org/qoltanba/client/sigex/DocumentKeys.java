package org.qoltanba.client.sigex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;

/** What documents and services are told apart by in a journal. It tells neither name nor content. */
final class DocumentKeys {

    private static final int BUFFER = 64 << 10;
    private static final int SERVICE_OCTETS = 8;

    private DocumentKeys() {}

    /**
     * Digest of content and name. Reads the document.
     *
     * @throws UnreadableDocumentException if it cannot be read
     */
    static Bytes of(DocumentSource document) {
        MessageDigest digest = sha256();
        try (InputStream content = document.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException("A document cannot be read. Check where it comes from.", unreadable);
        }
        byte[] ofContent = digest.digest();
        digest.update(ofContent);
        return Bytes.of(digest.digest(document.name().getBytes(StandardCharsets.UTF_8)));
    }

    /** The same, with what else tells what is done with the document. */
    static Bytes of(DocumentSource document, String... purpose) {
        MessageDigest digest = sha256();
        digest.update(of(document).toArray());
        for (String part : purpose) {
            digest.update(sha256().digest(part.getBytes(StandardCharsets.UTF_8)));
        }
        return Bytes.of(digest.digest());
    }

    /** Digest of an address. */
    static String ofService(String address) {
        byte[] digest = sha256().digest(address.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, SERVICE_OCTETS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
