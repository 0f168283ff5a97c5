package org.qoltanba.testkit.dss;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.cades.CadesExtender;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Signs with a key in the cloud. An independent reading: nothing here is shared with the SDK's own signer, but for
 * what makes a signature last. Safe to share
 * between threads.
 */
final class CloudSigner {

    private final TestCertificateAuthority authority;

    /** Signs with time stamps of an authority. */
    CloudSigner(TestCertificateAuthority authority) {
        this.authority = authority;
    }

    /** Makes the signature, or the signed document. */
    Bytes sign(SigningRequest request, Instant signingTime) {
        CmsMaker cms = new CmsMaker(request.key().identity(), hash(request), authority, signingTime);
        return switch (request.form()) {
            case CMS, CADES_BES, CADES_T -> cms.sign(request);
            case CADES_XLT1 -> lasting(cms.sign(request), signingTime);
            case RAW -> raw(request);
            case XML_ENVELOPED ->
                XmlSignatures.enveloped(request.content(), request.key().identity());
            case XML_ENVELOPING ->
                XmlSignatures.enveloping(request.content(), request.key().identity());
            case XML_TEMPLATE ->
                XmlSignatures.filledIn(request.content(), request.key().identity());
            case PDF_CMS, PDF_CADES_T, PDF_CADES_XLT1 ->
                PdfSignatures.sign(request, content -> inside(request, cms, content, signingTime), signingTime);
        };
    }

    /** What goes into a PDF. */
    private Bytes inside(SigningRequest request, CmsMaker cms, Bytes content, Instant signingTime) {
        Bytes made = cms.detached(content, request.form());
        return request.form().isLongTerm() ? lasting(made, signingTime) : made;
    }

    /** Adds time stamps, references, certificates and revocation data (RFC 5126 section 4.4.3.4). */
    private Bytes lasting(Bytes signature, Instant time) {
        SdkClock now = new SdkClock() {
            @Override
            public Instant now() {
                return time;
            }

            @Override
            public long nanoTime() {
                return 0;
            }
        };
        return CadesExtender.stamping(authority::timeStampToken)
                .trusting(TrustAnchors.of(authority.certificate()))
                .revocation(CrlRevocationSource.of(authority.crl()))
                .clock(now)
                .build()
                .extend(Signature.of(signature), CadesLevel.X_LONG_TYPE_1)
                .encoded();
    }

    /** Adds a time stamp to each signature of a CMS that has none. */
    Bytes enhance(Bytes signature) {
        return CmsMaker.enhance(CmsMaker.read(signature).orElseThrow(Refusals::invalidContent), authority);
    }

    /** Adds to each signature of a CMS all that is needed to check it later. */
    Bytes enhanceForLong(Bytes signature, Instant time) {
        if (CmsMaker.read(signature).isEmpty()) {
            throw Refusals.invalidContent();
        }
        try {
            return lasting(signature, time);
        } catch (SigningFailedException broken) {
            throw Refusals.invalidContent();
        }
    }

    /** Whether the content fits the kind of signature, and the key does. */
    static boolean canSign(SigningRequest request) {
        return switch (request.form()) {
            case CMS, CADES_BES, CADES_T, CADES_XLT1 -> CmsMaker.canSign(request);
            case RAW -> true;
            case XML_ENVELOPED, XML_ENVELOPING ->
                XmlSignatures.canSign(request.content(), request.key().identity());
            case XML_TEMPLATE ->
                XmlSignatures.canFillIn(request.content(), request.key().identity());
            case PDF_CMS, PDF_CADES_T, PDF_CADES_XLT1 -> PdfSignatures.canSign(request.content());
        };
    }

    private static HashAlgorithm hash(SigningRequest request) {
        return Objects.requireNonNullElseGet(
                request.hash(),
                () -> HashAlgorithm.usualFor(request.key().identity().algorithm()));
    }

    private static Bytes raw(SigningRequest request) {
        TestIdentity identity = request.key().identity();
        HashAlgorithm hash = hash(request);
        try {
            if (request.hash() != null) {
                return Bytes.of(Operators.signDigest(
                        identity.privateKey(), hash.oid(), request.content().toArray()));
            }
            ContentSigner signer = Operators.signer(identity.privateKey(), hash.signatureWith(identity.algorithm()));
            try (OutputStream out = signer.getOutputStream()) {
                out.write(request.content().toArray());
            }
            return Bytes.of(signer.getSignature());
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("The fake DSS cannot sign with " + request.key() + ".", impossible);
        }
    }
}
