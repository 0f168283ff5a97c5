package org.qoltanba.crypto.cades;

import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.SignedDataEdit;
import org.qoltanba.crypto.cms.StreamedSignedData;
import org.qoltanba.crypto.io.DocumentReader;

/**
 * The document inside a signature: to be put in, taken out, and looked at. What signs and what certifies stays as it is,
 * octet by octet, so a valid signature stays valid.
 *
 * <p>Stateless; safe to use from any thread.
 *
 * @since 0.1.0
 */
public final class SignatureContent {

    /** For what copies octets and looks at none of the evidence: it takes no more memory than the signature does. */
    private static final SignatureLimits ANY =
            SignatureLimits.standard().withEvidence(SignatureLimits.LARGEST_EVIDENCE);

    private SignatureContent() {}

    /**
     * The document inside. Nothing about it is verified.
     *
     * @param signature the signature
     * @return the document; empty if the signature is detached. A document without a byte is not the same as none
     * @throws MalformedSignatureException if it is no signature that can be read
     */
    public static Optional<Bytes> of(Signature signature) {
        Objects.requireNonNull(signature, "signature");
        RawSignedData raw = ExistingSignature.open(signature, ANY).raw();
        try {
            return raw.content().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Bytes.of(raw.content().get().octets()));
        } catch (MalformedAsn1Exception malformed) {
            throw unreadable(malformed);
        }
    }

    /**
     * The document inside a signature of any size, in constant memory. Nothing about it is verified; {@link
     * CadesVerifier#verifyAttached(DocumentSource)} does that. Blocks for the file.
     *
     * @param signatureFile a CMS in DER or BER, neither PEM nor Base64, within the {@link
     *     SignatureLimits#standard() usual limits}
     * @return the document, read from the file each time it is opened, under the name of the file; empty if the signature
     *     is detached
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws UnreadableDocumentException if the file cannot be read to its end
     */
    public static Optional<DocumentSource> in(DocumentSource signatureFile) {
        return in(signatureFile, SignatureLimits.standard());
    }

    /**
     * The document inside a signature of any size that holds more evidence than others. Blocks for the file.
     *
     * @param signatureFile a CMS in DER or BER, neither PEM nor Base64
     * @param limits how much may stand around the document; it is held in memory
     * @return as for {@link #in(DocumentSource)}
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws UnreadableDocumentException if the file cannot be read to its end
     */
    public static Optional<DocumentSource> in(DocumentSource signatureFile, SignatureLimits limits) {
        Objects.requireNonNull(signatureFile, "signatureFile");
        Objects.requireNonNull(limits, "limits");
        try {
            return StreamedSignedData.read(signatureFile, limits.ofContainer()).content();
        } catch (MalformedAsn1Exception malformed) {
            throw new MalformedSignatureException(
                    "This is not a signature that can be read. " + malformed.getMessage() + " Give a CMS SignedData.",
                    malformed);
        }
    }

    /**
     * Puts the document inside a detached signature. Blocks while the document is read.
     *
     * @param detached the signature
     * @param document the document that was signed; at most {@link CadesSigner#LARGEST_ATTACHED} bytes
     * @return the same signature with the document inside
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if there is a document inside already, this is another document than the one that
     *     was signed or too large, or the change would break an archive time stamp or evidence record
     * @throws UnreadableDocumentException if the document cannot be read to its end
     */
    public static Signature attach(Signature detached, DocumentSource document) {
        return attach(detached, document, SignatureLimits.standard());
    }

    /**
     * Puts the document inside a detached signature that holds more evidence than others. Blocks while the document is
     * read.
     *
     * @param detached the signature
     * @param document as for {@link #attach(Signature, DocumentSource)}
     * @param limits how much the signature may hold
     * @return the same signature with the document inside
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException as {@link #attach(Signature, DocumentSource)} does
     * @throws UnreadableDocumentException if the document cannot be read to its end
     */
    public static Signature attach(Signature detached, DocumentSource document, SignatureLimits limits) {
        Objects.requireNonNull(detached, "detached");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(limits, "limits");
        ExistingSignature existing = ExistingSignature.open(detached, limits).requireUnsealed();
        if (existing.raw().content().isPresent()) {
            throw new SigningFailedException("There is a document inside this signature already. Take it as it is.");
        }
        CadesSigner.requireAttachable(document);
        ExistingSignature.requireSigned(existing.judge(document, SdkClock.system()));
        try {
            return Signature.of(Bytes.of(new SignedDataEdit(existing.raw())
                    .content(DocumentReader.readAll(document))
                    .encoded()));
        } catch (MalformedAsn1Exception malformed) {
            throw unreadable(malformed);
        }
    }

    /**
     * Takes the document out of a signature.
     *
     * @param attached the signature
     * @return the same signature without the document; {@link #of(Signature)} tells what it was
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if there is no document inside, or the change would break an archive time stamp or
     *     evidence record
     */
    public static Signature detach(Signature attached) {
        Objects.requireNonNull(attached, "attached");
        ExistingSignature existing = ExistingSignature.open(attached, ANY).requireUnsealed();
        if (existing.raw().content().isEmpty()) {
            throw new SigningFailedException("There is no document inside this signature. Take it as it is.");
        }
        try {
            return Signature.of(
                    Bytes.of(new SignedDataEdit(existing.raw()).withoutContent().encoded()));
        } catch (MalformedAsn1Exception malformed) {
            throw unreadable(malformed);
        }
    }

    private static MalformedSignatureException unreadable(MalformedAsn1Exception malformed) {
        return new MalformedSignatureException(
                "The document inside the signature cannot be read. " + malformed.getMessage(), malformed);
    }
}
