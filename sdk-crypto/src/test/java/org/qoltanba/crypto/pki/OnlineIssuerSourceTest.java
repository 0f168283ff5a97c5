package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestNetwork;

class OnlineIssuerSourceTest {

    private static final String ADDRESS = "http://ca.example/ca.cer";
    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer CA = ROOT.authority("CN=CA");
    private static final TestIssuer PERSON = CA.request(KeyKind.P_256, "CN=X")
            .extension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_caIssuers,
                            new GeneralName(GeneralName.uniformResourceIdentifier, ADDRESS)))
            .issue();

    private final TestNetwork network = new TestNetwork();
    private final IssuerSource source = OnlineIssuerSource.of(network, new FixedClock(NOW));

    private List<Bytes> found() {
        return source.issuersOf(PERSON.certificate()).stream()
                .map(SignerCertificate::encoded)
                .toList();
    }

    @Test
    void oneCertificate() {
        network.resource(ADDRESS, () -> CA.certificate().encoded());
        assertThat(found()).containsExactly(CA.certificate().encoded());
        assertThat(found()).hasSize(1);
        assertThat(network.exchanges()).as("kept").isEqualTo(1);
    }

    @Test
    void pemText() {
        network.resource(
                ADDRESS, () -> Bytes.of(Certificates.toPem(CA.certificate()).getBytes(StandardCharsets.US_ASCII)));
        assertThat(found()).containsExactly(CA.certificate().encoded());
    }

    @Test
    void cmsWithCertificatesOnly() throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addCertificates(new JcaCertStore(List.of(ROOT.x509(), CA.x509())));
        byte[] bundle = generator.generate(new CMSAbsentContent(), false).getEncoded();
        network.resource(ADDRESS, () -> Bytes.of(bundle));
        assertThat(found())
                .containsExactlyInAnyOrder(
                        ROOT.certificate().encoded(), CA.certificate().encoded());
    }

    @Test
    void nothingUsable() {
        assertThat(found()).as("not reachable").isEmpty();
        network.resource(ADDRESS, () -> Bytes.of(new byte[] {0x30, 0}));
        assertThat(found()).as("malformed").isEmpty();
        network.resource(ADDRESS, () -> Bytes.of(new byte[] {'x'}));
        assertThat(found()).as("neither DER nor PEM").isEmpty();
        network.resource(ADDRESS, () -> ROOT.certificate().encoded());
        assertThat(found()).as("somebody else's").isEmpty();
        assertThat(source.issuersOf(ROOT.certificate())).as("no pointer").isEmpty();
        assertThat(IssuerSource.none().issuersOf(PERSON.certificate())).isEmpty();
    }
}
