package org.qoltanba.crypto.cades;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.io.DocumentReader;

/**
 * Writes a signature around a document of any size, in constant memory. Headers with definite lengths are written before
 * the signature value is known: where its length depends on the value, the document is read twice.
 */
final class AttachedSignatureWriter {

    private static final byte[] END_OF_CONTENTS = {0, 0};

    private final SigningPlan plan;
    private final DocumentSource document;
    private final OutputStream out;

    AttachedSignatureWriter(SigningPlan plan, DocumentSource document, OutputStream out) {
        this.plan = plan;
        this.document = document;
        this.out = out;
    }

    /** Makes what follows a document out of its digest. */
    interface Signer extends UnaryOperator<byte[]> {}

    void writeBer(Signer signer) throws IOException {
        out.write(plan.assembler().indefiniteHead());
        MessageDigest digest = plan.newDigest();
        DocumentReader.copy(document, digest, new Segments(out));
        end(3);
        out.write(signer.apply(digest.digest()));
        end(3);
    }

    private void end(int elements) throws IOException {
        for (int i = 0; i < elements; i++) {
            out.write(END_OF_CONTENTS);
        }
    }

    void writeDer(Signer signer, OptionalInt tailSize) throws IOException {
        if (tailSize.isPresent()) {
            writeInOnePass(signer, tailSize.getAsInt());
        } else {
            writeInTwoPasses(signer);
        }
    }

    private void writeInOnePass(Signer signer, int tailSize) throws IOException {
        out.write(plan.assembler().head(document.size(), tailSize));
        MessageDigest digest = plan.newDigest();
        DocumentReader.copy(document, digest, out);
        byte[] tail = signer.apply(digest.digest());
        if (tail.length != tailSize) {
            throw new SigningFailedException("The key made a signature of another length than its kind has. Nothing"
                    + " useful was written. Write in BER, which announces no lengths.");
        }
        out.write(tail);
    }

    private void writeInTwoPasses(Signer signer) throws IOException {
        MessageDigest first = plan.newDigest();
        DocumentReader.digest(document, List.of(first));
        byte[] contentDigest = first.digest();
        byte[] tail = signer.apply(contentDigest);
        out.write(plan.assembler().head(document.size(), tail.length));
        MessageDigest second = plan.newDigest();
        DocumentReader.copy(document, second, out);
        if (!MessageDigest.isEqual(contentDigest, second.digest())) {
            throw new SigningFailedException("The document '" + document.name() + "' changed while it was signed."
                    + " Nothing useful was written. Sign a document that stays as it is.");
        }
        out.write(tail);
    }

    /** Each piece as an OCTET STRING of its own. */
    private static final class Segments extends FilterOutputStream {

        Segments(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] piece, int offset, int length) throws IOException {
            out.write(DerWriter.headerOf(BerElement.OCTET_STRING, length));
            out.write(piece, offset, length);
        }
    }
}
