package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;
import static org.qoltanba.crypto.testing.TestSignatures.verifierBuilder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.BerSignature;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestEvidence;
import org.qoltanba.crypto.testing.TestIssuer;

class CadesVerifierTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Test Authority,C=KZ");
    private static final TestIssuer PERSON = AUTHORITY.person(KeyKind.P_256);
    private static final Signature DETACHED = signer(PERSON).sign(DOCUMENT);
    private static final Signature ATTACHED = signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());
    private static final CadesVerifier VERIFIER = verifier(ROOT, AUTHORITY);

    @Test
    void reportsEveryCheckThatWasMade() {
        VerificationReport report = VERIFIER.verify(DETACHED, DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.subIndication()).isEmpty();
        assertThat(only(report).findings()).extracting(Finding::outcome).containsOnly(Outcome.PASSED);
        assertThat(only(report).findings())
                .extracting(Finding::code)
                .doesNotHaveDuplicates()
                .contains(
                        "SIGNED_ATTRIBUTES",
                        "SIGNING_CERTIFICATE",
                        "MESSAGE_DIGEST",
                        "SIGNATURE_VALUE",
                        "CERTIFICATE_PATH",
                        "KEY_USAGE",
                        "REVOCATION",
                        "AUTHORITY_REVOCATION");
    }

    @Test
    void takesTheDocumentFromInside() {
        assertThat(VERIFIER.verify(ATTACHED).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(VERIFIER.verify(ATTACHED, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void demandsTheSameDocumentInsideAndOutside() {
        assertFailed(VERIFIER.verify(ATTACHED, document("Something else")), SubIndication.HASH_FAILURE);
    }

    @Test
    void saysSoWhenThereIsNoDocument() {
        VerificationReport report = VERIFIER.verify(DETACHED);
        assertUndecided(report, SubIndication.SIGNED_DATA_NOT_FOUND);
        assertThat(finding(report, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding(report, "MESSAGE_DIGEST").outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }

    @Test
    void noticesAnotherDocument() {
        assertFailed(
                VERIFIER.verify(DETACHED, document("The supplier delivers seventy pumps.")),
                SubIndication.HASH_FAILURE);
        assertFailed(
                VERIFIER.verify(DETACHED, DocumentSource.of("empty", Bytes.of(new byte[0]))),
                SubIndication.HASH_FAILURE);
    }

    @Test
    void takesADigestOfTheRightKind() throws Exception {
        byte[] content;
        try (InputStream in = DOCUMENT.open()) {
            content = in.readAllBytes();
        }
        Digest sha256 = digest(DigestAlgorithm.SHA_256, "SHA-256", content);
        Digest sha512 = digest(DigestAlgorithm.SHA_512, "SHA-512", content);
        assertThat(VERIFIER.verify(DETACHED, sha256).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertUndecided(VERIFIER.verify(DETACHED, sha512), SubIndication.SIGNED_DATA_NOT_FOUND);
        Digest other = digest(DigestAlgorithm.SHA_256, "SHA-256", new byte[1]);
        assertFailed(VERIFIER.verify(DETACHED, other), SubIndication.HASH_FAILURE);
    }

    private static Digest digest(DigestAlgorithm algorithm, String name, byte[] content) throws Exception {
        return new Digest(algorithm, Bytes.of(MessageDigest.getInstance(name).digest(content)));
    }

    @Test
    void throwsOnlyWhenTheDocumentCannotBeRead() {
        DocumentSource broken = DocumentSource.of("contract.txt", 7, () -> {
            throw new IOException("gone");
        });
        assertThatThrownBy(() -> VERIFIER.verify(DETACHED, broken)).isInstanceOf(UnreadableDocumentException.class);
        // What is no signature needs no document
        assertFailed(VERIFIER.verify(Signature.of(Bytes.of(new byte[] {1})), broken), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void readsTheDocumentOnceForAllSigners() {
        AtomicInteger opened = new AtomicInteger();
        byte[] content = {1, 2, 3};
        DocumentSource counted = DocumentSource.of("document", 3, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(content);
        });
        Signature twice = CmsSurgeon.open(signer(PERSON).sign(DocumentSource.of("document", Bytes.of(content))))
                .with(it -> it.copies = 3)
                .close();
        VerificationReport report = VERIFIER.verify(twice, counted);
        assertThat(report.signers()).hasSize(3);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(opened).hasValue(1);
    }

    @Test
    void trustsNobodyByItself() {
        CadesVerifier trustless = CadesVerifier.trusting(TrustAnchors.none())
                .clock(new FixedClock(TestIssuer.NOW))
                .build();
        VerificationReport report = trustless.verify(DETACHED, DOCUMENT);
        assertUndecided(report, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(finding(report, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void passesNothingWithoutRevocationData() {
        CadesVerifier blind =
                verifierBuilder(ROOT).revocation(RevocationSource.none()).build();
        VerificationReport report = blind.verify(DETACHED, DOCUMENT);
        assertUndecided(report, SubIndication.TRY_LATER);
        assertThat(finding(report, "REVOCATION").outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                        .clock(new FixedClock(TestIssuer.NOW))
                        .build()
                        .verify(DETACHED, DOCUMENT)
                        .subIndication())
                .contains(SubIndication.TRY_LATER);
    }

    @Test
    void passesNothingOnAFailingSource() {
        CadesVerifier unlucky = verifierBuilder(ROOT)
                .revocation((certificate, issuer, at) -> {
                    throw new IllegalStateException("secret details");
                })
                .build();
        VerificationReport report = unlucky.verify(DETACHED, DOCUMENT);
        assertUndecided(report, SubIndication.TRY_LATER);
        assertThat(finding(report, "REVOCATION").text()).doesNotContain("secret details");
    }

    @Test
    void findsIssuersAndSignersAmongTheGivenCertificates() {
        Signature bare =
                CmsSurgeon.open(DETACHED).with(it -> it.certificates.clear()).close();
        assertUndecided(VERIFIER.verify(bare, DOCUMENT), SubIndication.NO_SIGNING_CERTIFICATE_FOUND);

        CadesVerifier supplied = verifierBuilder(ROOT, AUTHORITY)
                .intermediates(List.of(AUTHORITY.certificate(), PERSON.certificate()))
                .build();
        VerificationReport report = supplied.verify(bare, DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).level())
                .as("level B-B has the certificate inside")
                .isEqualTo(CadesLevel.BES);
        assertThat(finding(report, "SIGNING_CERTIFICATE").outcome()).isEqualTo(Outcome.WARNING);
    }

    @Test
    void namesSignersByKeyIdentifierToo() {
        Signature byKey = CmsSurgeon.open(DETACHED)
                .with(it -> {
                    it.version = 3;
                    it.signerIdentifier = new SignerIdentifier(new DEROctetString(
                            SubjectKeyIdentifier.fromExtensions(Certificate.getInstance(PERSON.certificate()
                                                    .encoded()
                                                    .toArray())
                                            .getTBSCertificate()
                                            .getExtensions())
                                    .getKeyIdentifier()));
                })
                .close();
        assertThat(VERIFIER.verify(byKey, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void acceptsWhatPeopleWrapSignaturesIn() {
        String base64 = DETACHED.encoded().toBase64();
        String pem = "-----BEGIN CMS-----\n" + base64.replaceAll("(.{64})", "$1\n") + "\n-----END CMS-----\n";
        String pkcs7 = pem.replace("CMS", "PKCS7");
        for (String text : List.of(base64, base64.replaceAll("(.{76})", "$1\r\n"), pem, pkcs7, "\n" + pem)) {
            Signature wrapped = Signature.of(Bytes.of(text.getBytes(StandardCharsets.US_ASCII)));
            assertThat(VERIFIER.verify(wrapped, DOCUMENT).indication())
                    .as(text.substring(0, 30))
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    @Test
    void passesOverZeroBytesAtTheEndOnly() {
        byte[] der = DETACHED.encoded().toArray();
        byte[] padded = Arrays.copyOf(der, der.length + 100);
        VerificationReport report = VERIFIER.verify(Signature.of(Bytes.of(padded)), DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
            assertThat(finding.text()).contains("100 zero bytes");
        });
        padded[padded.length - 1] = 1;
        assertFailed(VERIFIER.verify(Signature.of(Bytes.of(padded)), DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    /** Outer lengths indefinite, content in segments: every segment counts. */
    @Test
    void readsBerWithSegmentedContent() throws Exception {
        CMSSignedData parsed = new CMSSignedData(ATTACHED.encoded().toArray());
        byte[] content = (byte[]) parsed.getSignedContent().getContent();
        Signature ber = BerSignature.of(ATTACHED, content, 5);
        assertThat(ber.encoded().toArray()[1]).isEqualTo((byte) 0x80);
        assertThat(VERIFIER.verify(ber).indication()).isEqualTo(Indication.TOTAL_PASSED);

        byte[] longer = Arrays.copyOf(content, content.length + 1);
        assertFailed(VERIFIER.verify(BerSignature.of(ATTACHED, longer, 5)), SubIndication.HASH_FAILURE);
    }

    @Test
    void toleratesUnsignedAttributesButSaysSo() {
        Signature decorated = CmsSurgeon.open(DETACHED)
                .addUnsigned(new ASN1ObjectIdentifier("1.2.3.4.5"), DERNull.INSTANCE)
                .close();
        VerificationReport report = VERIFIER.verify(decorated, DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(finding(report, "UNSIGNED_ATTRIBUTES"))
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.WARNING))
                .satisfies(finding -> assertThat(finding.text()).contains("1.2.3.4.5"));
    }

    @Test
    void leavesOpenWhatHasTimeStampsThatCannotBeRead() {
        Signature decorated = CmsSurgeon.open(DETACHED)
                .addUnsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSequence())
                .close();
        VerificationReport report = VERIFIER.verify(decorated, DOCUMENT);
        assertUndecided(report, SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertThat(finding(report, "TIME_STAMPS").text()).contains("signature-time-stamp", "FORMAT_FAILURE");
    }

    @Test
    void levelIsWhatTheFormSays() {
        Signature timeless = CmsSurgeon.open(DETACHED)
                .removeSigned(CMSAttributes.signingTime)
                .resign(PERSON)
                .close();
        VerificationReport bes = VERIFIER.verify(timeless, DOCUMENT);
        assertThat(bes.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(bes).level()).isEqualTo(CadesLevel.BES);
        assertThat(only(bes).claimedSigningTime()).isEmpty();

        Signature plain = CmsSurgeon.open(DETACHED)
                .removeSigned(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .resign(PERSON)
                .close();
        VerificationReport cms = VERIFIER.verify(plain, DOCUMENT);
        assertFailed(cms, SubIndication.FORMAT_FAILURE);
        assertThat(only(cms).level()).isEqualTo(CadesLevel.CMS);
        assertThat(finding(cms, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(only(cms).certificate()).as("nothing binds it").isEmpty();
    }

    @Test
    void doesNotPassWhatWasMadeUnderAPolicyItDoesNotKnow() {
        CmsSurgeon surgeon = CmsSurgeon.open(DETACHED)
                .addSigned(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId, new DERUTF8String("policy"));
        VerificationReport baseline = VERIFIER.verify(surgeon.resign(PERSON).close(), DOCUMENT);
        assertUndecided(baseline, SubIndication.SIGNATURE_POLICY_NOT_AVAILABLE);
        VerificationReport legacy = VERIFIER.verify(
                surgeon.removeSigned(CMSAttributes.signingTime).resign(PERSON).close(), DOCUMENT);
        assertThat(only(legacy).level()).isEqualTo(CadesLevel.EPES);
    }

    @Test
    void doesNotPassSigningTimesThatHaveNotComeYet() {
        CadesVerifier yesterday = verifierBuilder(ROOT, AUTHORITY)
                .revocation(
                        (certificate, issuer, at) -> new RevocationStatus.Good(TestEvidence.saying("the test says so")))
                .clock(new FixedClock(TestIssuer.NOW.minus(Duration.ofMinutes(6))))
                .build();
        assertUndecided(yesterday.verify(DETACHED, DOCUMENT), SubIndication.SIG_CONSTRAINTS_FAILURE);
    }

    @Test
    void judgesExpiredAndFutureCertificates() {
        Instant later = TestIssuer.NOW.plus(Duration.ofDays(366));
        for (Instant at : List.of(later, TestIssuer.NOW.minus(Duration.ofDays(3)))) {
            VerificationReport report = verifierBuilder(ROOT, AUTHORITY)
                    .clock(new FixedClock(at))
                    .build()
                    .verify(DETACHED, DOCUMENT);
            assertUndecided(report, SubIndication.OUT_OF_BOUNDS_NO_POE);
        }
    }

    @Test
    void warnsAboutVersionsThatDoNotFit() {
        Signature odd = CmsSurgeon.open(DETACHED).with(it -> it.version = 3).close();
        VerificationReport report = VERIFIER.verify(odd, DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(finding(report, "SIGNER_VERSION").outcome()).isEqualTo(Outcome.WARNING);
    }

    @Test
    void judgesEachSignerByItself() throws Exception {
        SignedData data = SignedData.getInstance(
                ContentInfo.getInstance(DETACHED.encoded().toArray()).getContent());
        ASN1EncodableVector infos = new ASN1EncodableVector();
        infos.add(data.getSignerInfos().getObjectAt(0));
        SignerInfo good = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        infos.add(new SignerInfo(
                good.getSID(),
                good.getDigestAlgorithm(),
                new DERSet(DERNull.INSTANCE),
                good.getDigestEncryptionAlgorithm(),
                good.getEncryptedDigest(),
                (ASN1Set) null));
        SignedData two = new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                null,
                new DERSet(infos));
        byte[] encoded = new ContentInfo(CMSObjectIdentifiers.signedData, two).getEncoded(ASN1Encoding.DER);
        VerificationReport report = VERIFIER.verify(Signature.of(Bytes.of(encoded)), DOCUMENT);
        assertThat(report.signers()).hasSize(2);
        assertThat(report.signers())
                .extracting(verdict -> verdict.indication())
                .containsExactlyInAnyOrder(Indication.TOTAL_PASSED, Indication.TOTAL_FAILED);
        assertFailed(report, SubIndication.FORMAT_FAILURE);
    }

    static void assertFailed(VerificationReport report, SubIndication reason) {
        assertThat(report.indication()).as(text(report)).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).as(text(report)).contains(reason);
    }

    static void assertUndecided(VerificationReport report, SubIndication reason) {
        assertThat(report.indication()).as(text(report)).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).as(text(report)).contains(reason);
    }

    private static String text(VerificationReport report) {
        StringBuilder text = new StringBuilder(report.toString()).append(report.findings());
        report.signers()
                .forEach(signer -> signer.findings().stream()
                        .filter(finding -> finding.outcome() != Outcome.PASSED)
                        .forEach(finding -> text.append('\n').append(finding)));
        return text.toString();
    }
}
