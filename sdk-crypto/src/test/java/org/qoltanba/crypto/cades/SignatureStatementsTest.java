package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.esf.CommitmentTypeIndication;
import org.bouncycastle.asn1.esf.SignaturePolicyId;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

class SignatureStatementsTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final Digest DIGEST = new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[32]));
    private static final SignaturePolicy POLICY =
            SignaturePolicy.of("1.2.398.3.9.9", DIGEST).at(URI.create("https://example.kz/policy.pdf"));

    @Test
    void commitmentsAndPlaceAreSigned() {
        SignatureStatements statements = SignatureStatements.none()
                .committingTo(CommitmentType.PROOF_OF_APPROVAL)
                .committingTo(CommitmentType.of("1.2.398.9.9"))
                .committingTo(CommitmentType.PROOF_OF_APPROVAL)
                .at(new SignerLocation("KZ", "Астана", List.of("Mangilik El 55", "010000")));
        Signature signature = signer(PERSON).stating(statements).sign(DOCUMENT);

        CmsSurgeon open = CmsSurgeon.open(signature);
        assertThat(open.signedAttribute(PKCSObjectIdentifiers.id_aa_ets_commitmentType)
                        .getAttributeValues())
                .extracting(value -> CommitmentTypeIndication.getInstance(value)
                        .getCommitmentTypeId()
                        .getId())
                .containsExactlyInAnyOrder(CommitmentType.PROOF_OF_APPROVAL.oid(), "1.2.398.9.9");
        var location = org.bouncycastle.asn1.esf.SignerLocation.getInstance(
                open.signedAttribute(PKCSObjectIdentifiers.id_aa_ets_signerLocation)
                        .getAttributeValues()[0]);
        assertThat(location.getCountry().getString()).isEqualTo("KZ");
        assertThat(location.getLocality().getString()).isEqualTo("Астана");
        assertThat(location.getPostal()).hasSize(2);
        assertThat(verifier(ROOT).verify(signature, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(statements.toString()).contains("proof of approval").doesNotContain("Астана");
        assertThat(statements.location().orElseThrow().toString()).doesNotContain("Астана");
    }

    @Test
    void aPolicyMakesEpes() {
        CadesSigner signer = signer(PERSON).stating(SignatureStatements.none().under(POLICY));
        Signature signature = signer.sign(DOCUMENT, new SignatureOptions(CadesLevel.EPES, SignaturePackaging.DETACHED));

        SignaturePolicyId policy = SignaturePolicyId.getInstance(CmsSurgeon.open(signature)
                .signedAttribute(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId)
                .getAttributeValues()[0]);
        assertThat(policy.getSigPolicyId().getId()).isEqualTo(POLICY.oid());
        assertThat(policy.getSigPolicyHash().getHashAlgorithm().getAlgorithm().getId())
                .isEqualTo(DigestAlgorithm.SHA_256.oid());
        assertThat(policy.getSigPolicyQualifiers().getInfoAt(0).getSigQualifier())
                .hasToString("https://example.kz/policy.pdf");
        assertThat(only(verifier(ROOT).verify(signature, DOCUMENT)).indication())
                .as("a verifier has to know the policy")
                .isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void aPolicyNeedNotSayWhereItIs() {
        SignaturePolicy policy = SignaturePolicy.of("1.2.398.3.9.9", DIGEST);
        assertThat(policy.address()).isEmpty();
        assertThat(policy.digest()).isEqualTo(DIGEST);
        assertThat(policy.structure().getSigPolicyQualifiers()).isNull();
        assertThat(policy).hasToString("SignaturePolicy[1.2.398.3.9.9]");
        assertThat(POLICY.address()).contains(URI.create("https://example.kz/policy.pdf"));
        assertThatThrownBy(() -> SignaturePolicy.of("no policy", DIGEST)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void typesOfCommitmentAreOpen() {
        assertThat(CommitmentType.of("1.2.840.113549.1.9.16.6.1"))
                .isEqualTo(CommitmentType.PROOF_OF_ORIGIN)
                .hasSameHashCodeAs(CommitmentType.PROOF_OF_ORIGIN)
                .hasToString("proof of origin");
        assertThat(CommitmentType.PROOF_OF_ORIGIN.isKnown()).isTrue();
        assertThat(CommitmentType.of("1.2.3").isKnown()).isFalse();
        assertThat(CommitmentType.of("1.2.3")).hasToString("1.2.3");
        assertThatThrownBy(() -> CommitmentType.of("approval")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesHaveSubstance() {
        assertThat(SignerLocation.of("RU", "Москва").postalAddress()).isEmpty();
        assertThatThrownBy(() -> new SignerLocation(null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignerLocation("KZ", " ", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignerLocation("KZ", null, Collections.nCopies(7, "line")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
