package org.qoltanba.testkit.dss;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Signs with a key in the cloud. An independent reading: nothing here is shared with the SDK's own signer. Safe to share
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
            case RAW -> raw(request);
            case XML_ENVELOPED ->
                XmlSignatures.enveloped(request.content(), request.key().identity());
            case XML_ENVELOPING ->
                XmlSignatures.enveloping(request.content(), request.key().identity());
            case PDF_CMS, PDF_CADES_T -> PdfSignatures.sign(request, cms, signingTime);
        };
    }

    /** Adds a time stamp to each signature of a CMS that has none. */
    Bytes enhance(Bytes signature) {
        return CmsMaker.enhance(CmsMaker.read(signature).orElseThrow(Refusals::invalidContent), authority);
    }

    /** Whether the content fits the kind of signature, and the key does. */
    static boolean canSign(SigningRequest request) {
        return switch (request.form()) {
            case CMS, CADES_BES, CADES_T -> CmsMaker.canSign(request);
            case RAW -> true;
            case XML_ENVELOPED, XML_ENVELOPING ->
                XmlSignatures.canSign(request.content(), request.key().identity());
            case PDF_CMS, PDF_CADES_T -> PdfSignatures.canSign(request.content());
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
