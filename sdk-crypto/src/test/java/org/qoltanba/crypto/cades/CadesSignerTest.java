package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

class CadesSignerTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Test Authority,C=KZ");
    private static final TestIssuer PERSON = AUTHORITY.person(KeyKind.P_256);
    private static final TestIssuer RSA_PERSON = AUTHORITY.person(KeyKind.RSA_2048);

    @ParameterizedTest
    @CsvSource({
        "P_256, SHA-256 with ECDSA",
        "P_384, SHA-384 with ECDSA",
        "P_521, SHA-512 with ECDSA",
        "RSA_2048, SHA-256 with RSA",
        "RSA_3072, SHA-256 with RSA"
    })
    void algorithmFollowsTheKey(KeyKind kind, String algorithm) {
        TestIssuer person = AUTHORITY.person(kind);
        for (SignatureOptions options : List.of(SignatureOptions.detached(), SignatureOptions.attached())) {
            Signature signature = signer(person).sign(DOCUMENT, options);

            var report = verifier(ROOT, AUTHORITY).verify(signature, DOCUMENT);
            assertThat(only(report).findings()).as(report.toString()).isNotEmpty();
            assertThat(report.indication()).as("%s", only(report).findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(only(report).level()).isEqualTo(CadesLevel.B_B);
            assertThat(only(report).algorithm()).isEqualTo(algorithm);
            assertThat(only(report).certificate()).contains(person.certificate());
            assertThat(only(report).claimedSigningTime()).contains(TestIssuer.NOW);
        }
    }

    @Test
    void pssIsAChoiceForRsaKeysOnly() {
        CadesSigner pss = signer(RSA_PERSON).pss(true);
        assertThat(only(verifier(ROOT, AUTHORITY).verify(pss.sign(DOCUMENT), DOCUMENT))
                        .algorithm())
                .isEqualTo("SHA-256 with RSASSA-PSS");
        assertThat(only(verifier(ROOT, AUTHORITY).verify(pss.pss(false).sign(DOCUMENT), DOCUMENT))
                        .algorithm())
                .isEqualTo("SHA-256 with RSA");
        assertThat(only(verifier(ROOT, AUTHORITY)
                                .verify(signer(PERSON).pss(true).sign(DOCUMENT), DOCUMENT))
                        .algorithm())
                .isEqualTo("SHA-256 with ECDSA");
    }

    @Test
    void signsWhatLevelBAsksForAndNothingElse() {
        CmsSurgeon open = CmsSurgeon.open(signer(PERSON).sign(DOCUMENT));
        assertThat(open.signed)
                .extracting(Attribute::getAttrType)
                .containsExactlyInAnyOrder(
                        CMSAttributes.contentType,
                        CMSAttributes.signingTime,
                        CMSAttributes.messageDigest,
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        CMSAttributes.cmsAlgorithmProtect);
        assertThat(open.content).isNull();
        assertThat(open.digestAlgorithm.getParameters()).isNull();
        ASN1Encodable value = open.signedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttributeValues()[0];
        ESSCertIDv2 reference = SigningCertificateV2.getInstance(value).getCerts()[0];
        assertThat(((ASN1Sequence) reference.toASN1Primitive()).size())
                .as("hashAlgorithm is left out for SHA-256")
                .isEqualTo(2);
        assertThat(reference.getIssuerSerial().getSerial().getValue())
                .isEqualTo(PERSON.certificate().serialNumber());
    }

    @Test
    void carriesThePathWithoutTheRoot() {
        CmsSurgeon open = CmsSurgeon.open(signer(PERSON).sign(DOCUMENT));
        assertThat(open.certificates)
                .extracting(each -> Bytes.of(each.toASN1Primitive().getEncoded()))
                .containsExactlyInAnyOrder(
                        PERSON.certificate().encoded(), AUTHORITY.certificate().encoded());
    }

    @Test
    void attachesTheDocumentAsItIs() {
        CmsSurgeon open = CmsSurgeon.open(signer(PERSON).sign(DOCUMENT, SignatureOptions.attached()));
        assertThat(open.content).isEqualTo(read(DOCUMENT));
        CmsSurgeon empty = CmsSurgeon.open(
                signer(PERSON).sign(DocumentSource.of("empty", Bytes.of(new byte[0])), SignatureOptions.attached()));
        assertThat(empty.content).isEmpty();
    }

    @Test
    void signsADigestInsteadOfTheDocument() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(DOCUMENT));
        CadesSigner signer = signer(PERSON);
        assertThat(signer.digestAlgorithm()).isEqualTo(DigestAlgorithm.SHA_256);

        Signature signature = signer.signDigest(new Digest(DigestAlgorithm.SHA_256, Bytes.of(digest)));

        assertThat(verifier(ROOT, AUTHORITY).verify(signature, DOCUMENT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void refusesDigestsOfAnotherKind() {
        CadesSigner signer = signer(PERSON);
        assertThatThrownBy(() -> signer.signDigest(new Digest(DigestAlgorithm.SHA_512, Bytes.of(new byte[64]))))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("SHA-256 digests of 32 bytes");
        assertThatThrownBy(() -> signer.signDigest(new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[20]))))
                .isInstanceOf(SigningFailedException.class);
    }

    @Test
    void refusesLevelsItCannotMake() {
        CadesSigner signer = signer(PERSON);
        assertThatThrownBy(
                        () -> signer.sign(DOCUMENT, new SignatureOptions(CadesLevel.EPES, SignaturePackaging.DETACHED)))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("CAdES-EPES");
        Signature bes = signer.sign(DOCUMENT, new SignatureOptions(CadesLevel.BES, SignaturePackaging.DETACHED));
        assertThat(only(verifier(ROOT, AUTHORITY).verify(bes, DOCUMENT)).level())
                .isEqualTo(CadesLevel.B_B);
    }

    @Test
    void refusesToPutHugeDocumentsInside() {
        DocumentSource huge =
                DocumentSource.of("huge", CadesSigner.LARGEST_ATTACHED + 1L, InputStream::nullInputStream);
        assertThatThrownBy(() -> signer(PERSON).sign(huge, SignatureOptions.attached()))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("detached");
    }

    @Test
    void refusesToSignOutsideTheValidityOfTheCertificate() {
        Instant later = TestIssuer.NOW.plus(Duration.ofDays(400));
        assertThatThrownBy(() -> signer(PERSON).clock(new FixedClock(later)).sign(DOCUMENT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("is valid from");
        Instant earlier = TestIssuer.NOW.minus(Duration.ofDays(2));
        assertThatThrownBy(() -> signer(PERSON).clock(new FixedClock(earlier)).sign(DOCUMENT))
                .isInstanceOf(SigningFailedException.class);
    }

    @Test
    void tellsWhenTheDocumentCannotBeRead() {
        DocumentSource broken = DocumentSource.of("contract.txt", 5, () -> {
            throw new IOException("disk on fire");
        });
        DocumentSource changed = DocumentSource.of("contract.txt", 5, InputStream::nullInputStream);
        for (SignatureOptions options : List.of(SignatureOptions.detached(), SignatureOptions.attached())) {
            assertThatThrownBy(() -> signer(PERSON).sign(broken, options))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageContaining("contract.txt");
            assertThatThrownBy(() -> signer(PERSON).sign(changed, options))
                    .isInstanceOf(UnreadableDocumentException.class);
        }
    }

    @Test
    void beginsAndEndsAtOnce() throws Exception {
        Signature signature = signer(PERSON)
                .beginSigning(DOCUMENT, SignatureOptions.detached())
                .toCompletableFuture()
                .join()
                .await(Duration.ZERO);
        assertThat(verifier(ROOT, AUTHORITY).verify(signature, DOCUMENT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThatThrownBy(() -> signer(PERSON)
                        .beginSigning(DOCUMENT, new SignatureOptions(CadesLevel.CMS, SignaturePackaging.DETACHED))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SigningFailedException.class);
    }

    @Test
    void writesTimesFrom2050OnInTheLongForm() {
        Instant late = Instant.parse("2050-01-01T00:00:01.9Z");
        TestIssuer person = ROOT.request(KeyKind.P_256, "CN=LATE")
                .documentSigner()
                .valid(late.minusSeconds(60), late.plusSeconds(60))
                .issue();
        Signature signature = signer(person).clock(new FixedClock(late)).sign(DOCUMENT);
        assertThat(CmsSurgeon.open(signature)
                        .signedAttribute(CMSAttributes.signingTime)
                        .getAttributeValues()[0])
                .isInstanceOf(ASN1GeneralizedTime.class);
        assertThat(only(verifier(ROOT).verify(signature, DOCUMENT)).claimedSigningTime())
                .contains(Instant.parse("2050-01-01T00:00:01Z"));
    }

    @ParameterizedTest
    @EnumSource(names = {"P_256", "RSA_2048"})
    void refusesAKeyWithTheCertificateOfAnother(KeyKind kind) {
        TestIssuer one = AUTHORITY.person(kind);
        TestIssuer other = AUTHORITY.person(kind);
        assertThatThrownBy(() -> CadesSigner.of(one.pair().getPrivate(), List.of(other.certificate())))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("does not belong to the certificate");
    }

    @Test
    void refusesKeysItCannotSignWith() {
        TestIssuer weak = AUTHORITY.person(KeyKind.RSA_1024);
        assertThatThrownBy(() -> CadesSigner.of(weak.pair().getPrivate(), List.of(weak.certificate())))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("1024 bits");
        assertThatThrownBy(() -> CadesSigner.of(PERSON.pair().getPrivate(), List.of(RSA_PERSON.certificate())))
                .isInstanceOf(KeyAccessException.class);
        assertThatThrownBy(() -> CadesSigner.of(PERSON.pair().getPrivate(), List.of()))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("chain is empty");
    }

    /** A key whose numbers are not at hand, as one on a token, goes through the provider and is verified each time. */
    @Test
    void signsWithKeysOfForeignProviders() {
        RSAPrivateKey numbers = (RSAPrivateKey) RSA_PERSON.pair().getPrivate();
        PrivateKey token = new TokenKey(numbers);
        Signature signature = CadesSigner.of(token, List.of(Certificates.of(RSA_PERSON.x509())))
                .clock(new FixedClock(TestIssuer.NOW))
                .sign(DOCUMENT);
        assertThat(verifier(ROOT).verify(signature, DOCUMENT).signers().get(0).certificate())
                .contains(RSA_PERSON.certificate());
    }

    @Test
    void verifiesEachSignatureIfAsked() {
        CadesSigner careful = signer(PERSON).verifyingEach(true);
        for (int i = 0; i < 3; i++) {
            assertThat(verifier(ROOT, AUTHORITY)
                            .verify(careful.sign(DOCUMENT), DOCUMENT)
                            .indication())
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    @Test
    void isSharedBetweenThreads() {
        CadesSigner signer = signer(PERSON);
        CadesVerifier verifier = verifier(ROOT, AUTHORITY);
        List<Indication> verdicts = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> DocumentSource.of("document", Bytes.of(new byte[i])))
                .map(document ->
                        verifier.verify(signer.sign(document), document).indication())
                .toList();
        assertThat(verdicts).hasSize(40).containsOnly(Indication.TOTAL_PASSED);
    }

    @Test
    void namesTheCertificateAndNotThePerson() {
        assertThat(signer(PERSON).toString())
                .contains("SHA-256 with ECDSA")
                .contains(PERSON.certificate().serialNumber().toString(16))
                .doesNotContain("TESTOV")
                .doesNotContain("123456789011");
    }

    private static byte[] read(DocumentSource document) {
        try (InputStream in = document.open()) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Has a private exponent but no primes, as keys of some tokens have. */
    private record TokenKey(RSAPrivateKey numbers) implements RSAPrivateKey {

        private static final long serialVersionUID = 1L;

        @Override
        public BigInteger getPrivateExponent() {
            return numbers.getPrivateExponent();
        }

        @Override
        public BigInteger getModulus() {
            return numbers.getModulus();
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            try {
                return new PrivateKeyInfo(
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                                new org.bouncycastle.asn1.pkcs.RSAPrivateKey(
                                        getModulus(),
                                        BigInteger.ZERO,
                                        getPrivateExponent(),
                                        BigInteger.ZERO,
                                        BigInteger.ZERO,
                                        BigInteger.ZERO,
                                        BigInteger.ZERO,
                                        BigInteger.ZERO))
                        .getEncoded();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
