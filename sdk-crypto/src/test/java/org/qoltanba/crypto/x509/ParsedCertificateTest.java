package org.qoltanba.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Inn;
import org.qoltanba.api.signature.KeyStoreType;
import org.qoltanba.api.signature.Ogrn;
import org.qoltanba.api.signature.Ogrnip;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.Snils;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.Vectors;

class ParsedCertificateTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);

    private static SignerCertificate named(String subject) {
        return ROOT.request(KeyKind.P_256, subject).documentSigner().issue().certificate();
    }

    @Test
    void readsWhatACertificateSaysAboutTheSigner() {
        SignerCertificate certificate = named(
                "CN=TESTOV TEST,SURNAME=TESTOV,SERIALNUMBER=IIN123456789011,C=KZ,O=Ours\\, Inc,OU=BIN123456789021");
        assertThat(certificate.commonName()).contains("TESTOV TEST");
        assertThat(certificate.organization()).contains("Ours, Inc");
        assertThat(certificate.iin()).contains(Iin.of("123456789011"));
        assertThat(certificate.bin()).contains(Bin.of("123456789021"));
        assertThat(certificate.subject())
                .isEqualTo("CN=TESTOV TEST,SURNAME=TESTOV,SERIALNUMBER=IIN123456789011,C=KZ,O=Ours\\, Inc,"
                        + "OU=BIN123456789021");
        assertThat(certificate.issuer()).isEqualTo("CN=Test Root P_256,C=KZ");
        assertThat(certificate.authorities()).contains(Authority.DOCUMENT_SIGNING, Authority.INDIVIDUAL);
        assertThat(certificate.notBefore()).isBefore(TestIssuer.NOW);
        assertThat(certificate.notAfter()).isAfter(TestIssuer.NOW);
    }

    /** Text inside a value that looks like another attribute is only text. */
    @Test
    void numbersComeFromTheirAttributesOnly() {
        SignerCertificate forged =
                named("CN=X\\,SERIALNUMBER=IIN123456789011\\,OU=BIN123456789021,O=IIN123456789011,C=KZ");
        assertThat(forged.iin()).isEmpty();
        assertThat(forged.bin()).isEmpty();
        assertThat(named("CN=X,SERIALNUMBER=IIN12345,OU=BIN12345678902X").iin()).isEmpty();
        assertThat(named("CN=X,OU=Sales,OU=BIN123456789021").bin()).contains(Bin.of("123456789021"));
        assertThat(named("CN=X,SERIALNUMBER=123456789011").iin()).isEmpty();
    }

    @Test
    void textNamesNeitherPersonNorNumber() {
        assertThat(named("CN=TESTOV TEST,SERIALNUMBER=IIN123456789011").toString())
                .doesNotContain("TESTOV")
                .doesNotContain("123456789011")
                .contains("Test Root");
    }

    @Test
    void refusesWhatIsNoCertificate() {
        byte[] good = ROOT.certificate().encoded().toArray();
        for (byte[] bad : new byte[][] {
            new byte[0],
            {0x30, 0},
            {0x05, 0},
            Arrays.copyOf(good, good.length + 1),
            Arrays.copyOf(good, good.length - 1),
            new byte[300_000]
        }) {
            assertThatThrownBy(() -> ParsedCertificate.parse(Bytes.of(bad))).isInstanceOf(MalformedAsn1Exception.class);
        }
    }

    @Test
    void refusesMalformedExtensions() {
        for (ASN1ObjectIdentifier type :
                new ASN1ObjectIdentifier[] {Extension.basicConstraints, Extension.extendedKeyUsage, Extension.keyUsage
                }) {
            assertThatThrownBy(() -> ROOT.request(KeyKind.P_256, "CN=X")
                            .extension(type, false, new DERUTF8String("nonsense"))
                            .issue()
                            .certificate())
                    .hasMessageContaining("not a certificate");
        }
    }

    @Test
    void refusesNamesWithoutEnd() {
        String endless = IntStream.range(0, 65).mapToObj(i -> "OU=" + i).collect(Collectors.joining(","));
        assertThatThrownBy(() -> named(endless)).hasMessageContaining("more than 64 parts");
    }

    @Test
    void equalsByItsOctets() throws Exception {
        SignerCertificate one = named("CN=X");
        ParsedCertificate again = ParsedCertificate.parse(one.encoded());
        assertThat(again).isEqualTo(one).hasSameHashCodeAs(one).isNotEqualTo(named("CN=X"));
        assertThat(ParsedCertificate.of(again)).isSameAs(again);
        CertificateReader reader = new CertificateReader();
        assertThat(reader.read(one.encoded())).isSameAs(reader.read(one.encoded()));
    }

    @Test
    void readsTheRolesOfKazakhCertificates() throws Exception {
        ParsedCertificate head = ParsedCertificate.parse(Vectors.bytes("ceo_valid_sign_2004_gost.cer"));
        assertThat(head.authorities()).contains(Authority.LEGAL_ENTITY, Authority.FIRST_HEAD);
        assertThat(head.bin()).isPresent();
        assertThat(head.iin()).isPresent();
        ParsedCertificate person = ParsedCertificate.parse(Vectors.bytes("individual_valid_sign_2004_rsa.cer"));
        assertThat(person.iin()).contains(Iin.of("123456789011"));
        assertThat(person.bin()).isEmpty();
        assertThat(person.hasExtendedKeyUsage()).isTrue();
        assertThat(person.authorities()).contains(Authority.ofOid(KeyPurposeId.id_kp_emailProtection.getId()));
    }

    @Test
    void readsTheNumbersOfRussianCertificates() {
        SignerCertificate head = named("CN=ООО Тест,1.2.643.3.131.1.1=500100732259,1.2.643.100.4=7707083893,"
                + "1.2.643.100.1=1027700132195,1.2.643.100.3=11223344595,C=RU");
        assertThat(head.inn()).contains(Inn.of("500100732259"));
        assertThat(head.organizationInn()).contains(Inn.of("7707083893"));
        assertThat(head.ogrn()).contains(Ogrn.of("1027700132195"));
        assertThat(head.snils()).contains(Snils.of("11223344595"));
        assertThat(head.ogrnip()).isEmpty();
        assertThat(named("CN=X,1.2.643.100.5=304500116000157").ogrnip()).contains(Ogrnip.of("304500116000157"));
    }

    /** Before there was an attribute for organisations, their number stood in that of persons. */
    @Test
    void tellsAnOrganisationsOldNumberFromAPersons() {
        SignerCertificate organisation = named("CN=X,1.2.643.3.131.1.1=007707083893");
        assertThat(organisation.organizationInn()).contains(Inn.of("7707083893"));
        assertThat(organisation.inn()).isEmpty();
        SignerCertificate person = named("CN=X,1.2.643.3.131.1.1=500100732259");
        assertThat(person.organizationInn()).isEmpty();
        assertThat(named("CN=X,1.2.643.3.131.1.1=77070,1.2.643.100.3=1").inn()).isEmpty();
        assertThat(named("CN=1.2.643.100.3=11223344595,O=7707083893").snils()).isEmpty();
    }

    @Test
    void readsWhatAnInformationSystemIsCalledAndWhereItsKeyIs() {
        ASN1ObjectIdentifier keyStore = new ASN1ObjectIdentifier("1.2.398.3.3.5");
        SignerCertificate system = ROOT.request(KeyKind.P_256, "CN=erp.example.kz,UID=ERP-1,O=Ours,OU=BIN123456789021")
                .purposes(KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.2.398.3.3.4.1.2.6")))
                .extension(keyStore, false, new DERSequence(new ASN1ObjectIdentifier("1.2.398.3.3.5.1.1")))
                .issue()
                .certificate();
        assertThat(system.userId()).contains("ERP-1");
        assertThat(system.iin()).isEmpty();
        assertThat(system.bin()).contains(Bin.of("123456789021"));
        assertThat(system.authorities()).containsExactly(Authority.INFORMATION_SYSTEM);
        assertThat(system.keyStoreType()).contains(KeyStoreType.PKCS12_FILE);

        SignerCertificate odd = ROOT.request(KeyKind.P_256, "CN=X")
                .extension(keyStore, false, new DERUTF8String("file"))
                .issue()
                .certificate();
        assertThat(odd.keyStoreType()).isEmpty();
        assertThat(named("CN=X").keyStoreType()).isEmpty();
    }

    @Test
    void genuineKazakhCertificatesHaveNoRussianNumbers() throws Exception {
        ParsedCertificate head = ParsedCertificate.parse(Vectors.bytes("ceo_valid_sign_2004_gost.cer"));
        assertThat(head.keyStoreType()).isEmpty();
        assertThat(head.inn()).isEmpty();
        assertThat(head.userId()).isEmpty();
    }
}
