package org.qoltanba.crypto.interop;

import java.io.InputStream;
import java.util.Arrays;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

/** A program for a small heap: signs and verifies one gibibyte that is made while it is read. */
final class LargeDocument {

    private static final long MEBIBYTE = 1 << 20;
    private static final long SIZE = 1024 * MEBIBYTE;

    private LargeDocument() {}

    public static void main(String[] arguments) {
        System.out.println("heap of " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB, document of "
                + SIZE / MEBIBYTE + " MiB");
        TestIssuer root = TestIssuer.root(KeyKind.P_256);
        CadesVerifier verifier = TestSignatures.verifier(root);
        for (KeyKind kind : new KeyKind[] {KeyKind.RSA_2048, KeyKind.P_256}) {
            Signature signature = TestSignatures.signer(root.person(kind)).sign(document((byte) 1));
            System.out.println(
                    kind + ": " + verifier.verify(signature, document((byte) 1)).indication()
                            + ", changed at the end: "
                            + verifier.verify(signature, document((byte) 2))
                                    .subIndication()
                                    .orElseThrow());
        }
    }

    private static DocumentSource document(byte last) {
        return DocumentSource.of("large.bin", SIZE, () -> new Generated(last));
    }

    /** As many zeros as it takes, and one octet at the end. */
    private static final class Generated extends InputStream {

        private final byte last;
        private long left = SIZE;

        Generated(byte last) {
            this.last = last;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return left == 0 ? last : 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            if (left == 0) {
                buffer[offset + count - 1] = last;
            }
            return count;
        }
    }
}
