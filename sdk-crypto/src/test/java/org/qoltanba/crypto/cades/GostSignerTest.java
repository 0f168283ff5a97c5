package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;
import static org.qoltanba.crypto.testing.TestSignatures.verifierBuilder;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** Signatures with GOST keys under GOST authorities, whose certificates and lists other software has signed. */
class GostSignerTest {

    private static final String GOST_2001 = "1.2.643.2.2.19";
    private static final String KAZAKH_2004 = "1.2.398.3.10.1.1.1.1";

    @ParameterizedTest
    @EnumSource(names = {"GOST_2012_256", "GOST_2012_512", "KAZAKH_2004", "KAZAKH_2015_512"})
    void signsDetachedAndAttached(KeyKind kind) {
        TestIssuer root = TestIssuer.root(kind);
        TestIssuer person = root.person(kind);

        Signature detached = signer(person).sign(DOCUMENT);
        VerificationReport report = verifier(root).verify(detached, DOCUMENT);
        assertThat(report.indication()).as("%s", only(report).findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).level()).isEqualTo(CadesLevel.B_B);
        assertFailed(verifier(root).verify(detached, document("Another.")), SubIndication.HASH_FAILURE);

        Signature attached = signer(person).sign(DOCUMENT, SignatureOptions.attached());
        assertThat(verifier(root).verify(attached).indication()).isEqualTo(Indication.TOTAL_PASSED);

        Signature forged =
                CmsSurgeon.open(detached).with(surgeon -> surgeon.value[7] ^= 4).close();
        assertFailed(verifier(root).verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    /** A signer of one kind under an authority of another, as happens when an authority changes its algorithms. */
    @ParameterizedTest
    @CsvSource({
        "KAZAKH_2015_512, KAZAKH_2004",
        "GOST_2012_512, GOST_2012_256",
        "P_256, KAZAKH_2015_512",
        "GOST_2012_256, RSA_2048"
    })
    void authoritiesMayBeOfAnotherKind(KeyKind above, KeyKind below) {
        TestIssuer root = TestIssuer.root(above);
        Signature signature = signer(root.person(below)).sign(DOCUMENT);
        assertThat(verifier(root).verify(signature, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** The digest of one country under the key of the other computes as well as any, and must not verify. */
    @Test
    void aDigestOfTheOtherCountryIsAContradiction() {
        TestIssuer root = TestIssuer.root(KeyKind.KAZAKH_2015_512);
        Signature signature = CmsSurgeon.open(
                        signer(root.person(KeyKind.KAZAKH_2015_512)).sign(DOCUMENT))
                .with(surgeon -> surgeon.digestAlgorithm =
                        new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.643.7.1.1.2.3"), DERNull.INSTANCE))
                .close();
        assertFailed(verifier(root).verify(signature, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    @ParameterizedTest
    @CsvSource({
        "GOST_2012_256, 1.2.643.7.1.1.3.2",
        "KAZAKH_2004, 1.2.398.3.10.1.1.1.1",
        "KAZAKH_2015_512, 1.2.398.3.10.1.1.2.2"
    })
    void theOtherNameOfTheSignatureAlgorithmIsRead(KeyKind kind, String name) {
        TestIssuer root = TestIssuer.root(kind);
        TestIssuer person = root.person(kind);
        Signature signature = CmsSurgeon.open(signer(person).sign(DOCUMENT))
                .with(surgeon -> {
                    assertThat(surgeon.hasSigned(CMSAttributes.cmsAlgorithmProtect))
                            .as("the key prescribes its algorithms")
                            .isFalse();
                    surgeon.signatureAlgorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier(name));
                    surgeon.value = value(person, surgeon.signedDer());
                })
                .close();
        VerificationReport report = verifier(root).verify(signature, DOCUMENT);
        assertThat(report.indication()).as("%s", only(report).findings()).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static byte[] value(TestIssuer person, byte[] message) {
        var contentSigner = person.contentSigner(person.kind().signature());
        try (var stream = contentSigner.getOutputStream()) {
            stream.write(message);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return contentSigner.getSignature();
    }

    @Test
    void whatIsUnconfirmedHasToBeAskedFor() {
        AlgorithmPolicy daring = AlgorithmPolicy.year2026().acceptingUnconfirmed();
        TestIssuer root = TestIssuer.root(KeyKind.KAZAKH_2015_256);
        TestIssuer person = root.person(KeyKind.KAZAKH_2015_256);
        SigningKey key = SigningKey.of(person.pair().getPrivate(), person.chain());

        assertThatThrownBy(key::cadesSigner)
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("GOST R 34.10-2015 (256)")
                .hasMessageContaining("acceptingUnconfirmed");
        Signature signature =
                key.cadesSigner(daring).clock(new FixedClock(TestIssuer.NOW)).sign(DOCUMENT);
        assertThat(verifierBuilder(root)
                        .algorithms(daring)
                        .build()
                        .verify(signature, DOCUMENT)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        VerificationReport cautious = verifier(root).verify(signature, DOCUMENT);
        assertThat(cautious.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(finding(cautious, "ALGORITHMS").outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }

    @Test
    void gost2001IsNotSignedWith() {
        TestIssuer person = TestIssuer.root(KeyKind.GOST_2012_256).person(KeyKind.GOST_2001);
        assertThatThrownBy(() -> SigningKey.of(person.pair().getPrivate(), person.chain()))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining(GOST_2001);
    }

    /** It verifies, but is not accepted any more since its end, in authorities as little as in signers. */
    @Test
    void anAuthorityOfGost2001IsOfYesterday() {
        TestIssuer root = TestIssuer.root(KeyKind.GOST_2001);
        TestIssuer between = root.request(KeyKind.GOST_2012_256, "CN=Between,C=RU")
                .authority()
                .issue();
        Signature signature = signer(between.person(KeyKind.GOST_2012_256)).sign(DOCUMENT);
        VerificationReport today = verifier(root, between).verify(signature, DOCUMENT);
        assertThat(today.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(finding(today, "CERTIFICATE_KEY_STRENGTH").text()).contains("2019-12-31");
        AlgorithmPolicy lenient = AlgorithmPolicy.year2026().acceptingUntil(GOST_2001, Instant.MAX);
        assertThat(verifierBuilder(root, between)
                        .algorithms(lenient)
                        .build()
                        .verify(signature, DOCUMENT)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void anEndIsKeptByVerifiersAndSigners() {
        TestIssuer root = TestIssuer.root(KeyKind.KAZAKH_2015_512);
        TestIssuer person = root.person(KeyKind.KAZAKH_2004);
        Signature signature = signer(person).sign(DOCUMENT);
        AlgorithmPolicy ended = AlgorithmPolicy.year2026().acceptingUntil(KAZAKH_2004, TestIssuer.NOW);
        AlgorithmPolicy ending =
                AlgorithmPolicy.year2026().acceptingUntil(KAZAKH_2004, TestIssuer.NOW.plus(Duration.ofSeconds(1)));

        VerificationReport late =
                verifierBuilder(root).algorithms(ended).build().verify(signature, DOCUMENT);
        assertThat(late.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(finding(late, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verifierBuilder(root)
                        .algorithms(ending)
                        .build()
                        .verify(signature, DOCUMENT)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThatThrownBy(() -> signer(person).algorithms(ended).sign(DOCUMENT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("GOST 34.310-2004");
        assertThat(ended.toString()).contains(KAZAKH_2004);
    }
}
