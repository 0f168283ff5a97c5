package org.qoltanba.crypto.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.Vectors;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** The purposes of genuine certificates: one for signing documents, one for signing in. */
class KeyUsageVectorsTest {

    private static CheckResult check(String certificate) throws Exception {
        Signature any =
                signer(TestIssuer.root(KeyKind.P_256).person(KeyKind.P_256)).sign(DOCUMENT);
        CmsContainer container = CmsReader.read(any.encoded().toArray(), new CertificateReader());
        SignerContext context = new SignerContext(
                container,
                Objects.requireNonNull(container.signers().get(0).signer()),
                SignedContent.none(),
                TestIssuer.NOW);
        context.foundCertificate(ParsedCertificate.parse(Vectors.bytes(certificate)), true);
        return new KeyUsageCheck(true).check(context);
    }

    @Test
    void signingCertificateIsForDocuments() throws Exception {
        assertThat(check("individual_valid_sign_2004_rsa.cer").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check("ceo_valid_sign_2004_gost.cer").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void authenticationCertificateIsNot() throws Exception {
        CheckResult result = check("individual_valid_sign_2004_rsa_auth.cer");
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.subIndication()).isEqualTo(SubIndication.CHAIN_CONSTRAINTS_FAILURE);
    }
}
