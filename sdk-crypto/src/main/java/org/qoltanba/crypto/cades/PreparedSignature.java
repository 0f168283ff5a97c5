package org.qoltanba.crypto.cades;

import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.CmsLimits;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.validation.ProductInspection;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A signature of which only the value is missing. Whoever has the key signs {@link #toBeSigned()}; {@link
 * #complete(Bytes)} makes the signature of it. In between it can be kept as text, over a restart and on another machine.
 *
 * <p>The text holds no secret and no document, but the certificates of the signer. Keep it where nobody can change it:
 * whoever exchanges it decides what is signed.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class PreparedSignature {

    private final SigningPlan plan;
    private final SignaturePackaging packaging;
    private final byte[] attributes;
    private final byte[] contentDigest;

    private PreparedSignature(SigningPlan plan, SignaturePackaging packaging, byte[] attributes, byte[] contentDigest) {
        this.plan = plan;
        this.packaging = packaging;
        this.attributes = attributes;
        this.contentDigest = contentDigest;
    }

    static PreparedSignature of(SigningPlan plan, SignaturePackaging packaging, byte[] contentDigest) {
        return new PreparedSignature(
                plan, packaging, plan.toBeSigned(plan.begin(), contentDigest), contentDigest.clone());
    }

    /** One that was kept. */
    static PreparedSignature resumed(
            List<ParsedCertificate> chain, SignatureSuite suite, SignaturePackaging packaging, byte[] attributes)
            throws MalformedAsn1Exception {
        byte[] digest = Asn1Reader.read("a set of signed attributes", () -> messageDigest(attributes));
        return new PreparedSignature(SigningPlan.resumed(chain, suite), packaging, attributes, digest);
    }

    private static byte @Nullable [] messageDigest(byte[] attributes) {
        for (var element : ASN1Set.getInstance(attributes)) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(CMSAttributes.messageDigest)) {
                return ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0))
                        .getOctets();
            }
        }
        return null;
    }

    /**
     * Takes up a signature that was kept as text.
     *
     * @param text what {@link #toText()} gave; at most 256 KiB
     * @return the prepared signature
     * @throws IllegalArgumentException if the text is damaged, is of another version, or names algorithms that cannot be
     *     used
     */
    public static PreparedSignature parse(String text) {
        return PreparedSignatureText.parse(Objects.requireNonNull(text, "text"));
    }

    /**
     * The state as text: versioned, without a secret, at most 256 KiB, made of letters, digits, dots, dashes and
     * underscores.
     *
     * @return what {@link #parse(String)} reads
     */
    public String toText() {
        return PreparedSignatureText.of(plan, packaging, attributes);
    }

    /**
     * What has to be signed, if the key wants the octets and digests them itself.
     *
     * @return the signed attributes in DER, some hundred bytes
     */
    public Bytes toBeSigned() {
        return Bytes.of(attributes);
    }

    /**
     * What has to be signed, if the key wants a digest.
     *
     * @return the digest of {@link #toBeSigned()}
     */
    public Digest digestToBeSigned() {
        return plan.digestOf(attributes);
    }

    /**
     * Whose signature it will be.
     *
     * @return the signer's certificate
     */
    public SignerCertificate certificate() {
        return plan.certificate();
    }

    /**
     * Whether the document will be inside.
     *
     * @return as it was prepared
     */
    public SignaturePackaging packaging() {
        return packaging;
    }

    /**
     * Makes a detached signature.
     *
     * @param value the signature value as it stands in a CMS of the key's algorithm; {@link #complete(Bytes,
     *     SignatureValueForm)} takes other forms
     * @return the signature, which has been verified
     * @throws SigningFailedException if the value does not verify, or the document is to go inside
     */
    public Signature complete(Bytes value) {
        return complete(value, SignatureValueForm.CMS);
    }

    /**
     * Makes a detached signature.
     *
     * @param value the signature value
     * @param form how r and s are written in it
     * @return the signature, which has been verified
     * @throws SigningFailedException if the value does not verify, or the document is to go inside
     */
    public Signature complete(Bytes value, SignatureValueForm form) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(form, "form");
        if (packaging == SignaturePackaging.ATTACHED) {
            throw new SigningFailedException(
                    "This signature was prepared to hold its document. Give the document together with the value.");
        }
        return assemble(value, form, null);
    }

    /**
     * Makes a signature with the document inside. Blocks while the document is read.
     *
     * @param value the signature value
     * @param form how r and s are written in it
     * @param document the document the signature was prepared for
     * @return the signature, which has been verified; detached if it was prepared so
     * @throws SigningFailedException if the value does not verify, or it is another document
     * @throws UnreadableDocumentException if the document cannot be read to its end
     */
    public Signature complete(Bytes value, SignatureValueForm form, DocumentSource document) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(document, "document");
        MessageDigest digest = plan.newDigest();
        byte[] content = null;
        if (packaging == SignaturePackaging.ATTACHED) {
            CadesSigner.requireAttachable(document);
            content = DocumentReader.readAll(document);
            digest.update(content);
        } else {
            DocumentReader.digest(document, List.of(digest));
        }
        if (!MessageDigest.isEqual(contentDigest, digest.digest())) {
            throw new SigningFailedException("The document is not the one this signature was prepared for: its digest"
                    + " differs. Give that document, or prepare a signature for this one.");
        }
        return assemble(value, form, content);
    }

    private Signature assemble(Bytes value, SignatureValueForm form, byte @Nullable [] content) {
        byte[] product = plan.assemble(attributes, form.toCms(value.toArray(), plan.suite()), content);
        Optional<String> defect = new ProductInspection(AlgorithmProfile.everything(), CmsLimits.STANDARD)
                .defectOf(
                        product,
                        new Digest(plan.digestAlgorithm(), Bytes.of(contentDigest)),
                        plan.clock().now());
        if (defect.isPresent()) {
            throw new SigningFailedException("With this value the signature does not pass its own verification ("
                    + defect.get() + "). Check that the right octets were signed, with the key of the certificate, by "
                    + plan.suite().displayName() + ", and in which form the value is written.");
        }
        return Signature.of(Bytes.of(product));
    }

    /** Names the certificate. */
    @Override
    public String toString() {
        return "PreparedSignature[" + plan.suite().displayName() + ", " + certificate() + "]";
    }
}
