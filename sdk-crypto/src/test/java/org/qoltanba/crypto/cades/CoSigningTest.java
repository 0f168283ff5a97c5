package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.testing.BerSignature;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

class CoSigningTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer FIRST = ROOT.person(KeyKind.RSA_2048);
    private static final TestIssuer OTHER = ROOT.authority("CN=Other Authority");
    private static final TestIssuer SECOND = OTHER.person(KeyKind.P_384);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Third Authority");
    private static final TestIssuer THIRD = AUTHORITY.person(KeyKind.P_256);
    private static final byte[] CONTENT = "The supplier delivers seventeen pumps.".getBytes(StandardCharsets.UTF_8);

    private static RawSignedData raw(Signature signature) throws Exception {
        return RawSignedData.read(signature.encoded().toArray());
    }

    private static byte[] signerInfo(Signature signature, int index) throws Exception {
        return raw(signature).signers().get(index).element().encoded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"detached", "attached", "BER"})
    void threePeopleSignOneDocument(String form) throws Exception {
        boolean inside = !form.equals("detached");
        Signature alone =
                signer(FIRST).sign(DOCUMENT, inside ? SignatureOptions.attached() : SignatureOptions.detached());
        Signature first = form.equals("BER") ? BerSignature.of(alone, CONTENT, 9) : alone;

        AddedSignature second =
                inside ? signer(THIRD).coSign(first) : signer(THIRD).coSign(first, DOCUMENT);
        AddedSignature third = signer(SECOND).coSign(second.signature(), DOCUMENT);

        assertThat(second.earlier().signers())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE));
        assertThat(third.earlier().signers()).hasSize(2);
        assertThat(signerInfo(third.signature(), 0)).isEqualTo(signerInfo(first, 0));
        assertThat(signerInfo(third.signature(), 1)).isEqualTo(signerInfo(second.signature(), 1));
        assertThat(raw(third.signature()).encapsulated().encoded())
                .isEqualTo(raw(first).encapsulated().encoded());
        assertThat(raw(third.signature()).digestAlgorithms())
                .as("SHA-256 once for two signers, and SHA-384")
                .hasSize(2);
        assertThat(raw(third.signature()).certificates()).hasSize(5);
        VerificationReport report = verifier(ROOT, AUTHORITY, OTHER).verify(third.signature(), DOCUMENT);
        assertThat(report.signers()).hasSize(3);
        assertThat(report.indication()).as("%s", report.signers()).isEqualTo(Indication.TOTAL_PASSED);
        CMSSignedData judged = inside
                ? new CMSSignedData(third.signature().encoded().toArray())
                : new CMSSignedData(
                        new org.bouncycastle.cms.CMSProcessableByteArray(CONTENT),
                        third.signature().encoded().toArray());
        assertThat(judged.getSignerInfos().size()).isEqualTo(3);
    }

    @Test
    void keepsAnnouncedDigestsAsTheyAre() throws Exception {
        AlgorithmIdentifier withNull = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        Signature first = CmsSurgeon.open(signer(FIRST).sign(DOCUMENT))
                .with(open -> open.digestAlgorithm = withNull)
                .close();
        Signature both = signer(THIRD).coSign(first, DOCUMENT).signature();
        assertThat(raw(both).digestAlgorithms())
                .singleElement()
                .satisfies(each -> assertThat(each.encoded()).isEqualTo(withNull.getEncoded()));
    }

    @Test
    void aBadSignatureOfSomebodyElseIsReportedAndKept() throws Exception {
        Signature bad = CmsSurgeon.open(signer(FIRST).sign(DOCUMENT))
                .with(open -> open.value[20] ^= 1)
                .close();
        AddedSignature added = signer(THIRD).coSign(bad, DOCUMENT);

        assertThat(added.earlier().indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(signerInfo(added.signature(), 0)).isEqualTo(signerInfo(bad, 0));
        VerificationReport report = verifier(ROOT, AUTHORITY).verify(added.signature(), DOCUMENT);
        assertThat(report.signers().get(0).subIndication()).contains(SubIndication.SIG_CRYPTO_FAILURE);
        assertThat(report.signers().get(1).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void refusesAnotherDocument() {
        Signature first = signer(FIRST).sign(DOCUMENT);
        assertThatThrownBy(() -> signer(THIRD).coSign(first, TestSignatures.document("Something else.")))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("not the one that was signed before");
        Signature attached = signer(FIRST).sign(DOCUMENT, SignatureOptions.attached());
        assertThatThrownBy(() -> signer(THIRD).coSign(attached, TestSignatures.document("Something else.")))
                .isInstanceOf(SigningFailedException.class);
    }

    @Test
    void needsTheDocument() {
        Signature first = signer(FIRST).sign(DOCUMENT);
        assertThatThrownBy(() -> signer(THIRD).coSign(first))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("Give the document as well");
    }

    @Test
    void refusesWhatIsNoSignatureOfADocument() {
        assertThatThrownBy(() -> signer(THIRD).coSign(Signature.of(Bytes.of(new byte[] {1, 2})), DOCUMENT))
                .isInstanceOf(MalformedSignatureException.class);
        Signature other = CmsSurgeon.open(signer(FIRST).sign(DOCUMENT, SignatureOptions.attached()))
                .with(open -> open.contentType = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.4"))
                .close();
        assertThatThrownBy(() -> signer(THIRD).coSign(other, DOCUMENT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("not of a document");
        Signature nobody = CmsSurgeon.open(signer(FIRST).sign(DOCUMENT))
                .with(open -> open.copies = 0)
                .close();
        assertThatThrownBy(() -> signer(THIRD).coSign(nobody, DOCUMENT))
                .isInstanceOf(MalformedSignatureException.class)
                .hasMessageContaining("Nobody has signed");
    }

    @Test
    void doesNotBreakSeals() {
        for (ASN1ObjectIdentifier seal : List.of(
                AttributeTypes.ARCHIVE_TIME_STAMP_V1,
                AttributeTypes.ARCHIVE_TIME_STAMP_V2,
                AttributeTypes.EVIDENCE_RECORD_INTERNAL,
                AttributeTypes.EVIDENCE_RECORD_EXTERNAL,
                AttributeTypes.LONG_TERM_VALIDATION)) {
            Signature sealed = CmsSurgeon.open(signer(FIRST).sign(DOCUMENT))
                    .addUnsigned(seal, new DEROctetString(new byte[1]))
                    .close();
            assertThatThrownBy(() -> signer(THIRD).coSign(sealed, DOCUMENT))
                    .isInstanceOf(SigningFailedException.class)
                    .hasMessageContaining("would break it");
            assertThatThrownBy(() -> signer(THIRD).counterSign(sealed, 0)).isInstanceOf(SigningFailedException.class);
            assertThatThrownBy(() -> SignatureContent.attach(sealed, DOCUMENT))
                    .isInstanceOf(SigningFailedException.class);
        }
    }

    @Test
    void confirmsTheSignatureOfSomebodyElse() throws Exception {
        Signature first = signer(FIRST).sign(DOCUMENT);
        Signature both = signer(SECOND).coSign(first, DOCUMENT).signature();

        AddedSignature added = signer(THIRD).counterSign(both, 1);

        assertThat(signerInfo(added.signature(), 0)).isEqualTo(signerInfo(both, 0));
        CMSSignedData judged = new CMSSignedData(added.signature().encoded().toArray());
        SignerInformation confirmed = judged.getSignerInfos().getSigners().stream()
                .filter(each ->
                        each.getSID().getSerialNumber().equals(SECOND.x509().getSerialNumber()))
                .findFirst()
                .orElseThrow();
        SignerInformation counter =
                confirmed.getCounterSignatures().getSigners().iterator().next();
        assertThat(counter.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .build(THIRD.x509().getPublicKey())))
                .isTrue();
        assertThat(counter.getSignedAttributes().get(CMSAttributes.contentType)).isNull();
        assertThat(counter.getSignedAttributes().get(CMSAttributes.signingTime)).isNotNull();
        VerificationReport report = verifier(ROOT, AUTHORITY, OTHER).verify(added.signature(), DOCUMENT);
        assertThat(report.signers())
                .hasSize(2)
                .allSatisfy(verdict -> assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED));
        assertThat(added.earlier().signers()).hasSize(2);
    }

    @Test
    void refusesToConfirmNobody() {
        Signature first = signer(FIRST).sign(DOCUMENT);
        for (int signer : new int[] {-1, 1}) {
            assertThatThrownBy(() -> signer(THIRD).counterSign(first, signer))
                    .isInstanceOf(SigningFailedException.class)
                    .hasMessageContaining("There is no signer " + signer);
        }
    }

    @Test
    void theDocumentGoesInAndOut() {
        Signature detached = signer(FIRST).sign(DOCUMENT);
        Signature attached = SignatureContent.attach(detached, DOCUMENT);

        assertThat(verifier(ROOT).verify(attached).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(SignatureContent.of(attached)).contains(Bytes.of(CONTENT));
        assertThat(SignatureContent.of(detached)).isEmpty();
        assertThat(SignatureContent.detach(attached)).isEqualTo(detached);
        assertThatThrownBy(() -> SignatureContent.attach(attached, DOCUMENT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("inside this signature already");
        assertThatThrownBy(() -> SignatureContent.detach(detached)).isInstanceOf(SigningFailedException.class);
        assertThatThrownBy(() -> SignatureContent.attach(detached, TestSignatures.document("Something else.")))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("digest differs");
    }

    @Test
    void segmentsAreJoinedWhenTakenOut() throws Exception {
        Signature attached = signer(FIRST).sign(DOCUMENT, SignatureOptions.attached());
        Signature ber = BerSignature.of(attached, CONTENT, 3);
        assertThat(SignatureContent.of(ber)).contains(Bytes.of(CONTENT));
        assertThat(verifier(ROOT).verify(SignatureContent.detach(ber), DOCUMENT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }
}
