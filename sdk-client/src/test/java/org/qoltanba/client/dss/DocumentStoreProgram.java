package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HexFormat;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssDocuments;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.Qoltanba;

/** A process with a small heap that uploads a document larger than that, and downloads it again. */
final class DocumentStoreProgram {

    private DocumentStoreProgram() {}

    /** Where the DSS is, and the octets of the document. Says the digest of what came back. */
    public static void main(String[] arguments) throws IOException {
        long size = Long.parseLong(arguments[1]);
        try (Qoltanba qoltanba = Qoltanba.builder()
                .dss(DssEndpoint.of(URI.create(arguments[0]))
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(DssApiVersion.V2))
                .build()) {
            DssDocuments documents =
                    qoltanba.dss().signIn("ivanov", Secret.empty()).documents();
            StoredDocumentId id = documents.upload(DocumentSource.of("film.bin", size, () -> new Film(size)));
            long read = 0;
            DocumentSource stored = documents.open(id);
            try (InputStream content = stored.open()) {
                read = content.transferTo(OutputStream.nullOutputStream());
            }
            System.out.println("uploaded " + id.value() + ", read " + read + ", "
                    + HexFormat.of().formatHex(Digests.sha256(stored).value().toArray()));
        }
    }

    /** Octets in which nothing repeats soon, made as they are read. */
    static final class Film extends InputStream {

        private final long size;
        private long at;

        Film(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return at == size ? -1 : octet(at++);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == size) {
                return length == 0 ? 0 : -1;
            }
            int count = (int) Math.min(length, size - at);
            for (int i = 0; i < count; i++) {
                into[from + i] = (byte) octet(at++);
            }
            return count;
        }

        private static int octet(long position) {
            return (int) (position * 31 + (position >>> 8)) & 0xff;
        }
    }
}
