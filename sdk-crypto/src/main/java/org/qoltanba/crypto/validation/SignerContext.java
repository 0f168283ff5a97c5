package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.CertificateReference;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.VerificationKey;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** What is known of one signer: given at the start, and found by the checks one after the other. Not thread-safe. */
final class SignerContext {

    private final CmsContainer container;
    private final CmsSigner signer;
    private final SignedContent content;
    private final Instant now;
    private @Nullable CertificateReference reference;
    private @Nullable ParsedCertificate certificate;
    private boolean bound;
    private @Nullable SignatureSuite suite;
    private @Nullable VerificationKey key;
    private @Nullable Instant signingTime;
    private @Nullable CertificatePath path;

    SignerContext(CmsContainer container, CmsSigner signer, SignedContent content, Instant now) {
        this.container = container;
        this.signer = signer;
        this.content = content;
        this.now = now;
    }

    CmsContainer container() {
        return container;
    }

    CmsSigner signer() {
        return signer;
    }

    SignedContent content() {
        return content;
    }

    /** The control time. */
    Instant now() {
        return now;
    }

    Optional<AttributeTable> signedAttributes() {
        return signer.signedAttributes();
    }

    /** Which certificate the signer says was used. */
    Optional<CertificateReference> reference() {
        return Optional.ofNullable(reference);
    }

    void foundReference(CertificateReference found) {
        this.reference = found;
    }

    /** The signer's certificate; {@link #isBound()} tells whether the signature names it beyond doubt. */
    Optional<ParsedCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    boolean isBound() {
        return bound;
    }

    void foundCertificate(ParsedCertificate found, boolean boundBySignature) {
        this.certificate = found;
        this.bound = boundBySignature;
    }

    Optional<SignatureSuite> suite() {
        return Optional.ofNullable(suite);
    }

    Optional<VerificationKey> key() {
        return Optional.ofNullable(key);
    }

    void foundSuite(SignatureSuite found, VerificationKey decodedKey) {
        this.suite = found;
        this.key = decodedKey;
    }

    /** What the signer claims. */
    Optional<Instant> signingTime() {
        return Optional.ofNullable(signingTime);
    }

    void foundSigningTime(Instant claimed) {
        this.signingTime = claimed;
    }

    Optional<CertificatePath> path() {
        return Optional.ofNullable(path);
    }

    void foundPath(CertificatePath found) {
        this.path = found;
    }
}
