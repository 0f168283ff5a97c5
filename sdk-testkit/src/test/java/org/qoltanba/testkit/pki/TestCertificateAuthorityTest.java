package org.qoltanba.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.VirtualClock;

/** What the certificates say: CAdES sheet section 13.4. Whether they hold is judged in {@link CertificatePathTest}. */
class TestCertificateAuthorityTest {

    private static final Iin IIN = Iin.of("850101300123");
    private static final Bin BIN = Bin.of("990840000123");
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    private final VirtualClock clock = new VirtualClock();
    private final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());

    @Test
    void anIndividual() throws Exception {
        TestIdentity person = authority.individual(IIN);

        assertThat(person.certificate().iin()).contains(IIN);
        assertThat(person.certificate().bin()).isEmpty();
        assertThat(person.certificate().organization()).isEmpty();
        assertThat(person.certificate().authorities())
                .isEqualTo(Set.of(Authority.DOCUMENT_SIGNING, Authority.INDIVIDUAL));
        assertThat(subject(person))
                .containsExactly(
                        Map.entry("CN", "ТЕСТОВ ТЕСТ"),
                        Map.entry("SURNAME", "ТЕСТОВ"),
                        Map.entry("SERIALNUMBER", "IIN850101300123"),
                        Map.entry("C", "KZ"),
                        Map.entry("GIVENNAME", "ТЕСТОВИЧ"));
        assertThat(person.x509().getBasicConstraints()).isEqualTo(-1);
        assertThat(person.x509().getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
        assertThat(keyUsage(person.x509())).containsExactly(DIGITAL_SIGNATURE, NON_REPUDIATION);
        assertThat(person.x509Chain()).containsExactly(person.x509(), authority.x509());
    }

    @Test
    void anEmployeeWithTheirRoles() throws Exception {
        TestIdentity head = authority
                .identity(IIN)
                .employedBy(BIN, Authority.FIRST_HEAD, Authority.RIGHT_TO_SIGN)
                .organization("ТОО \"Поставщик\"")
                .named("АХМЕТОВА", "АЙГҮЛ", "")
                .issue();

        assertThat(head.certificate().bin()).contains(BIN);
        assertThat(head.certificate().iin()).contains(IIN);
        assertThat(subject(head))
                .containsExactly(
                        Map.entry("CN", "АХМЕТОВА АЙГҮЛ"),
                        Map.entry("SURNAME", "АХМЕТОВА"),
                        Map.entry("SERIALNUMBER", "IIN850101300123"),
                        Map.entry("C", "KZ"),
                        Map.entry("O", "ТОО \"Поставщик\""),
                        Map.entry("OU", "BIN990840000123"));
        assertThat(head.x509().getExtendedKeyUsage())
                .containsExactly(
                        "1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.2", "1.2.398.3.3.4.1.2.1", "1.2.398.3.3.4.1.2.2");
    }

    @Test
    void whoeverActsForALegalEntityHasARoleThere() {
        assertThat(authority.employee(BIN, IIN).certificate().authorities())
                .isEqualTo(Set.of(Authority.DOCUMENT_SIGNING, Authority.LEGAL_ENTITY, Authority.EMPLOYEE));
        assertThat(authority
                        .employee(BIN, IIN, Authority.HUMAN_RESOURCES)
                        .certificate()
                        .authorities())
                .isEqualTo(Set.of(Authority.DOCUMENT_SIGNING, Authority.LEGAL_ENTITY, Authority.HUMAN_RESOURCES));
    }

    @Test
    void aCertificateToSignInWith() {
        X509Certificate certificate =
                authority.identity(IIN).authenticationOnly().issue().x509();
        assertThat(keyUsage(certificate)).containsExactly(DIGITAL_SIGNATURE, KEY_ENCIPHERMENT);
        assertThat(authority
                        .identity(IIN)
                        .authenticationOnly()
                        .issue()
                        .certificate()
                        .authorities())
                .contains(Authority.AUTHENTICATION)
                .doesNotContain(Authority.DOCUMENT_SIGNING);
    }

    @Test
    void policyKeyStorageAndKeyIdentifiers() throws Exception {
        TestIdentity person = authority.individual(IIN);
        Extensions extensions = new JcaX509CertificateHolder(person.x509()).getExtensions();
        Extensions ofRoot = new JcaX509CertificateHolder(authority.x509()).getExtensions();

        assertThat(CertificatePolicies.fromExtensions(extensions)
                        .getPolicyInformation(new ASN1ObjectIdentifier("1.2.398.3.3.2")))
                .isNotNull();
        assertThat(extensions.getExtensionParsedValue(new ASN1ObjectIdentifier("1.2.398.3.3.5")))
                .hasToString("[1.2.398.3.3.5.1.1]");
        assertThat(AuthorityKeyIdentifier.fromExtensions(extensions).getKeyIdentifierOctets())
                .isEqualTo(SubjectKeyIdentifier.fromExtensions(ofRoot).getKeyIdentifier());
        assertThat(SubjectKeyIdentifier.fromExtensions(extensions).getKeyIdentifier())
                .isNotEqualTo(SubjectKeyIdentifier.fromExtensions(ofRoot).getKeyIdentifier());
    }

    @Test
    void theRoot() {
        X509Certificate root = authority.x509();
        assertThat(root.getSubjectX500Principal()).isEqualTo(root.getIssuerX500Principal());
        assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(keyUsage(root)).containsExactly(KEY_CERT_SIGN, CRL_SIGN);
        assertThat(root.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(authority.certificate().encoded().toArray()).isEqualTo(encoded(root));
        assertThat(authority.x509()).isSameAs(root);
    }

    @Test
    void everythingIsValidRelativeToTheClock() throws Exception {
        clock.advance(Duration.ofDays(1000));
        Instant now = clock.now();
        assertThat(authority.individual(IIN).x509().getNotBefore()).isEqualTo(Date.from(now.minus(Duration.ofDays(1))));
        assertThat(authority.individual(IIN).x509().getNotAfter()).isEqualTo(Date.from(now.plus(Duration.ofDays(365))));
        assertThat(authority.identity(IIN).expired().issue().x509().getNotAfter())
                .isEqualTo(Date.from(now.minus(Duration.ofDays(1))));
        assertThat(authority.identity(IIN).notYetValid().issue().x509().getNotBefore())
                .isEqualTo(Date.from(now.plus(Duration.ofDays(1))));
        Instant from = Instant.parse("2030-01-01T00:00:00Z");
        Instant until = Instant.parse("2030-02-01T00:00:00Z");
        X509Certificate chosen =
                authority.identity(IIN).validBetween(from, until).issue().x509();
        assertThat(List.of(chosen.getNotBefore(), chosen.getNotAfter()))
                .containsExactly(Date.from(from), Date.from(until));
    }

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_NONE)
    void everyKindOfKey(KeyAlgorithm algorithm) {
        TestIdentity person = authority.individual(IIN, algorithm);
        int bits = person.x509().getPublicKey() instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength()
                : ((ECPublicKey) person.x509().getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength();
        assertThat(algorithm.name()).endsWith(Integer.toString(bits));
        assertThat(person.algorithm()).isEqualTo(algorithm);
        assertThat(person.x509().getSigAlgName()).isEqualTo("SHA256withECDSA");
    }

    @Test
    void serialNumbersArePositiveAndDiffer() {
        List<String> serialNumbers = IntStream.range(0, 50)
                .mapToObj(i -> authority.individual(IIN).x509().getSerialNumber())
                .peek(number -> assertThat(number.bitLength()).isEqualTo(159))
                .map(number -> number.toString(16))
                .toList();
        assertThat(serialNumbers).doesNotHaveDuplicates();
        assertThat(serialNumbers.get(0)).hasSize(40);
    }

    @Test
    void revokesWhatItIssued() {
        TestIdentity person = authority.individual(IIN);
        assertThat(authority.isRevoked(person.x509().getSerialNumber())).isFalse();
        authority.revoke(person);
        authority.revoke(person);
        assertThat(authority.isRevoked(person.x509().getSerialNumber())).isTrue();

        TestIdentity bornRevoked = authority.identity(IIN).revoked().issue();
        assertThat(authority.isRevoked(bornRevoked.x509().getSerialNumber())).isTrue();

        TestIdentity stranger = new TestCertificateAuthority(clock, new SecureRandom()).individual(IIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authority.revoke(stranger))
                .withMessageContaining("has not issued");
    }

    @Test
    void doesNotShowThePerson() {
        assertThat(authority.individual(IIN)).asString().doesNotContain(IIN.digits(), "ТЕСТОВ");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void namesTheNullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> authority.individual(null))
                .withMessage("iin");
        assertThatNullPointerException()
                .isThrownBy(() -> authority.employee(null, IIN))
                .withMessage("legalEntity");
        assertThatNullPointerException()
                .isThrownBy(() -> authority.ocspResponse(null))
                .withMessage("request");
        assertThatNullPointerException()
                .isThrownBy(() -> authority.timeStampToken(null))
                .withMessage("digest");
    }

    private static List<Map.Entry<String, String>> subject(TestIdentity identity) throws Exception {
        X500Name name = new JcaX509CertificateHolder(identity.x509()).getSubject();
        return List.of(name.getRDNs()).stream()
                .map(rdn -> Map.entry(
                        BCStyle.INSTANCE.oidToDisplayName(rdn.getFirst().getType()),
                        rdn.getFirst().getValue().toString()))
                .toList();
    }

    private static List<Integer> keyUsage(X509Certificate certificate) {
        boolean[] bits = certificate.getKeyUsage();
        return IntStream.range(0, bits.length).filter(bit -> bits[bit]).boxed().toList();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
