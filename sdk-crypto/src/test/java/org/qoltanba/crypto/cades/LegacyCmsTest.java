package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifierBuilder;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** CMS that does not reference its certificate: looked at when the policy says so, but never passed. */
class LegacyCmsTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final CadesVerifier STRICT = verifierBuilder(ROOT).build();
    private static final CadesVerifier LENIENT = verifierBuilder(ROOT)
            .policy(ValidationPolicy.builder().kzLegacyCms().build())
            .build();

    private static CmsSurgeon legacy() {
        return CmsSurgeon.open(signer(PERSON).sign(DOCUMENT))
                .removeSigned(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .resign(PERSON);
    }

    @Test
    void isJudgedWithAWarning() {
        Signature signature = legacy().close();
        assertFailed(STRICT.verify(signature, DOCUMENT), SubIndication.FORMAT_FAILURE);
        VerificationReport report = LENIENT.verify(signature, DOCUMENT);
        assertUndecided(report, SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertThat(finding(report, "SIGNING_CERTIFICATE_ATTRIBUTE").outcome()).isEqualTo(Outcome.WARNING);
        assertThat(only(report).level()).isEqualTo(CadesLevel.CMS);
        assertThat(only(report).certificate()).contains(PERSON.certificate());
        assertThat(only(report).findings())
                .extracting(Finding::outcome)
                .as(only(report).findings().toString())
                .doesNotContain(Outcome.FAILED, Outcome.NOT_CHECKED);
    }

    @Test
    void isStillRefusedForAnotherDocument() {
        assertFailed(LENIENT.verify(legacy().close(), document("another")), SubIndication.HASH_FAILURE);
    }

    @Test
    void neverWithoutSignedAttributes() {
        Signature bare = legacy().with(it -> {
                    it.content = it.signedDer();
                    it.withoutSignedAttributes = true;
                })
                .close();
        assertFailed(LENIENT.verify(bare), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void changesNothingForCades() {
        Signature signature = signer(PERSON).sign(DOCUMENT);
        assertThat(LENIENT.verify(signature, DOCUMENT).indication())
                .isEqualTo(STRICT.verify(signature, DOCUMENT).indication());
        Signature twice = CmsSurgeon.open(signature)
                .addSigned(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        CmsSurgeon.open(signature)
                                .signedAttribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                                .getAttrValues()
                                .getObjectAt(0))
                .resign(PERSON)
                .close();
        assertFailed(LENIENT.verify(twice, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }
}
