package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cades.ValidationPolicy;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** A service may answer with anything: what is handed out is a signature of the document by the certificate asked for. */
class ResultCheckTest {

    private static final DocumentSource DOCUMENT = document("the document");
    private static final DocumentSource OTHER = document("another one");

    private final VirtualClock clock = new VirtualClock();
    private final TestCertificateAuthority pki = new TestCertificateAuthority(clock, new SecureRandom());
    private final TestIdentity ivanov = pki.individual(Iin.of("800101300123"));
    private final TestIdentity petrov = pki.individual(Iin.of("810101300124"));
    private final CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.none())
            .clock(clock)
            .policy(ValidationPolicy.builder().kzLegacyCms().build())
            .build();

    private static DocumentSource document(String text) {
        return DocumentSource.of("document.txt", Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Signature check(
            Signature signature, @Nullable SignerCertificate asked, SignaturePackaging packaging, boolean byDigest) {
        CadesTerms terms = CadesTerms.usual().packaging(packaging);
        return check(signature, asked, byDigest ? terms.byDigest(DigestAlgorithm.SHA_256) : terms);
    }

    private Signature check(Signature signature, @Nullable SignerCertificate asked, CadesTerms terms) {
        return new ResultCheck(
                        verifier, DOCUMENT, terms, asked == null ? null : Fingerprints.ofCertificate(asked.encoded()))
                .require(signature);
    }

    private void assertRefused(Signature signature, SignaturePackaging packaging, boolean byDigest, String reason) {
        assertThatExceptionOfType(SigningFailedException.class)
                .isThrownBy(() -> check(signature, ivanov.certificate(), packaging, byDigest))
                .withMessageContaining(reason)
                .withMessageContaining("not accepted");
    }

    @Test
    void aGoodSignatureIsHandedOut() {
        Signature detached = ivanov.signer().sign(DOCUMENT);
        Signature attached = ivanov.signer().sign(DOCUMENT, SignatureOptions.attached());

        assertThat(check(detached, ivanov.certificate(), SignaturePackaging.DETACHED, false))
                .isSameAs(detached);
        assertThat(check(detached, ivanov.certificate(), SignaturePackaging.DETACHED, true))
                .isSameAs(detached);
        assertThat(check(attached, ivanov.certificate(), SignaturePackaging.ATTACHED, false))
                .isSameAs(attached);
        assertThat(check(detached, null, SignaturePackaging.DETACHED, false)).isSameAs(detached);
    }

    @Test
    void aSignatureOfAnotherDocumentIsNot() {
        assertRefused(ivanov.signer().sign(OTHER), SignaturePackaging.DETACHED, false, "HASH_FAILURE");
        assertRefused(ivanov.signer().sign(OTHER), SignaturePackaging.DETACHED, true, "HASH_FAILURE");
        assertRefused(
                ivanov.signer().sign(OTHER, SignatureOptions.attached()),
                SignaturePackaging.ATTACHED,
                false,
                "HASH_FAILURE");
    }

    @Test
    void aSignatureWithoutTheDocumentInsideIsNotWhatAttachedMeans() {
        assertRefused(ivanov.signer().sign(DOCUMENT), SignaturePackaging.ATTACHED, false, "without the document");
        assertRefused(
                ivanov.signer().sign(DOCUMENT, SignatureOptions.attached()),
                SignaturePackaging.DETACHED,
                false,
                "holds the document");
    }

    @Test
    void aSignatureBySomebodyElseIsNot() {
        assertRefused(petrov.signer().sign(DOCUMENT), SignaturePackaging.DETACHED, false, "another certificate");
    }

    @Test
    void anAlteredSignatureIsNot() {
        byte[] octets = ivanov.signer().sign(DOCUMENT).encoded().toArray();
        octets[octets.length - 5] ^= 1;

        assertRefused(Signature.of(Bytes.of(octets)), SignaturePackaging.DETACHED, false, "no valid signature");
    }

    @Test
    void somethingElseIsNot() {
        assertRefused(
                Signature.of(Bytes.of("<html>".getBytes(StandardCharsets.UTF_8))),
                SignaturePackaging.DETACHED,
                false,
                "FORMAT_FAILURE");
    }
}
