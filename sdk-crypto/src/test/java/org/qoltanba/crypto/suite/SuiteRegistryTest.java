package org.qoltanba.crypto.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.qoltanba.crypto.jca.JcaSuites;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;

class SuiteRegistryTest {

    private static final SuiteRegistry REGISTRY = new SuiteRegistry(JcaSuites.all(), AlgorithmPolicy.year2026());
    private static final String RSA = PKCSObjectIdentifiers.rsaEncryption.getId();
    private static final String EC = X9ObjectIdentifiers.id_ecPublicKey.getId();
    private static final String SHA_256 = Sha2.SHA_256.oid();

    @Test
    void findsExactlyWhatIsAskedFor() throws Exception {
        for (SignatureSuite suite : JcaSuites.all()) {
            assertThat(REGISTRY.find(suite.id()).id()).isEqualTo(suite.id());
            assertThat(REGISTRY.find(suite.id()).displayName()).isNotBlank();
        }
    }

    @Test
    void refusesByNameAndReason() {
        assertRefused(
                new SuiteId(RSA, PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(), SHA_256),
                Reason.CONTRADICTION,
                "do not belong together");
        assertRefused(
                new SuiteId(RSA, X9ObjectIdentifiers.ecdsa_with_SHA256.getId(), SHA_256),
                Reason.CONTRADICTION,
                "RSA (1.2.840.113549.1.1.1)");
        assertRefused(
                new SuiteId(RSA, PKCSObjectIdentifiers.sha1WithRSAEncryption.getId(), "1.3.14.3.2.26"),
                Reason.WEAK,
                "SHA-1 (1.3.14.3.2.26)");
        assertRefused(
                new SuiteId("1.2.398.3.10.1.1.2.2", "1.2.398.3.10.1.1.2.3.2", "1.2.398.3.10.1.3.3"),
                Reason.UNSUPPORTED,
                "GOST R 34.10-2015 (512)");
        assertRefused(new SuiteId(EC, "1.2.3", SHA_256), Reason.UNSUPPORTED, "1.2.3");
    }

    private static void assertRefused(SuiteId id, Reason reason, String text) {
        AlgorithmRefusedException refused =
                catchThrowableOfType(AlgorithmRefusedException.class, () -> REGISTRY.find(id));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(text);
    }

    /** A certificate that names only RSA does not say which digest was used. */
    @Test
    void refusesCertificatesThatDoNotNameTheirDigest() {
        SubjectPublicKeyInfo key = key(PKCSObjectIdentifiers.rsaEncryption);
        AlgorithmRefusedException refused = catchThrowableOfType(
                AlgorithmRefusedException.class,
                () -> REGISTRY.findForIssued(key, new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption)));
        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refusesCertificateAlgorithmsByReason() {
        SubjectPublicKeyInfo rsa = key(PKCSObjectIdentifiers.rsaEncryption);
        assertThat(catchThrowableOfType(
                                AlgorithmRefusedException.class,
                                () -> REGISTRY.findForIssued(
                                        rsa, new AlgorithmIdentifier(PKCSObjectIdentifiers.md5WithRSAEncryption)))
                        .reason())
                .isEqualTo(Reason.WEAK);
        assertThat(catchThrowableOfType(
                                AlgorithmRefusedException.class,
                                () -> REGISTRY.findForIssued(
                                        rsa, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)))
                        .reason())
                .isEqualTo(Reason.CONTRADICTION);
        assertThat(catchThrowableOfType(
                                AlgorithmRefusedException.class,
                                () -> REGISTRY.findForIssued(
                                        rsa, new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3"))))
                        .reason())
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void oneSuiteSignsForOneKeyAndWish() throws Exception {
        SubjectPublicKeyInfo rsa = key(PKCSObjectIdentifiers.rsaEncryption);
        SubjectPublicKeyInfo pss = key(PKCSObjectIdentifiers.id_RSASSA_PSS);
        for (SubjectPublicKeyInfo each : List.of(rsa, pss)) {
            for (SigningPreference preference : SigningPreference.values()) {
                List<SignatureSuite> signing = new ArrayList<>();
                JcaSuites.all().stream()
                        .filter(suite -> suite.signsWith(each, preference))
                        .forEach(signing::add);
                assertThat(signing).hasSize(1);
            }
        }
        assertThat(REGISTRY.findForSigning(pss, SigningPreference.CLASSIC).displayName())
                .as("the key allows nothing else")
                .isEqualTo("SHA-256 with RSASSA-PSS");
        assertThatThrownBy(() ->
                        REGISTRY.findForSigning(key(X9ObjectIdentifiers.id_ecPublicKey), SigningPreference.CLASSIC))
                .isInstanceOf(AlgorithmRefusedException.class);
    }

    private static SubjectPublicKeyInfo key(ASN1ObjectIdentifier algorithm) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm, DERNull.INSTANCE), new byte[1]);
    }

    @Test
    void refusesTwoOfTheSame() {
        List<SignatureSuite> twice = new ArrayList<>(JcaSuites.all());
        twice.add(twice.get(0));
        assertThatThrownBy(() -> new SuiteRegistry(twice, AlgorithmPolicy.year2026()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
