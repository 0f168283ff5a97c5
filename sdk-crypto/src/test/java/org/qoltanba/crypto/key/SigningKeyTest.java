package org.qoltanba.crypto.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;
import org.qoltanba.crypto.testing.Vectors;

/** Keys from the files people have, and what is said of files that are no use. */
class SigningKeyTest {

    private static final char[] PASSWORD = "p12-password".toCharArray();
    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_384", "P_521"})
    void signsWithAKeyFromPkcs12(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);

        SigningKey key = SigningKey.fromPkcs12(pkcs12(person), Secret.of(PASSWORD));

        assertThat(key.certificate().encoded()).isEqualTo(person.certificate().encoded());
        assertSigns(key);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_384", "P_521"})
    void signsWithAKeyFromPem(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);
        Path certificates = pem("certificates.pem", person.x509(), ROOT.x509());
        Path key = pem("key.pem", new JcaPKCS8Generator(person.pair().getPrivate(), null));

        assertSigns(SigningKey.fromPem(key, certificates));
        assertSigns(SigningKey.fromPem(encrypted(person), certificates, Secret.of(PASSWORD)));
    }

    /** PKCS#1 and SEC 1, as OpenSSL wrote them before PKCS#8, open and with OpenSSL's own encryption. */
    @ParameterizedTest
    @CsvSource({"RSA_2048, RSA PRIVATE KEY", "P_256, EC PRIVATE KEY", "P_384, EC PRIVATE KEY", "P_521, EC PRIVATE KEY"})
    void signsWithAKeyFromOlderPem(KeyKind kind, String label) throws Exception {
        TestIssuer person = ROOT.person(kind);
        Path certificates = pem("certificates.pem", person.x509());
        Path key = pem("key.pem", person.pair());
        assertThat(Files.readString(key)).contains("BEGIN " + label);
        Path encrypted = pem(
                "encrypted.pem",
                new JcaMiscPEMGenerator(
                        person.pair(),
                        new JcePEMEncryptorBuilder("AES-256-CBC")
                                .setProvider(new BouncyCastleProvider())
                                .build(PASSWORD)));
        assertThat(Files.readString(encrypted)).contains("DEK-Info");

        assertSigns(SigningKey.fromPem(key, certificates));
        assertSigns(SigningKey.fromPem(encrypted, certificates, Secret.of(PASSWORD)));
        assertThatThrownBy(() -> SigningKey.fromPem(encrypted, certificates))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("password");
    }

    /** OpenSSL writes the curve before the key and, with the public key, into it. */
    @Test
    void aKeyMayNameItsCurveAndPublicKey() throws Exception {
        TestIssuer person = ROOT.person(KeyKind.P_256);
        SubjectPublicKeyInfo publicKey =
                SubjectPublicKeyInfo.getInstance(person.pair().getPublic().getEncoded());
        ECPrivateKey complete = new ECPrivateKey(
                256,
                ((java.security.interfaces.ECPrivateKey) person.pair().getPrivate()).getS(),
                publicKey.getPublicKeyData(),
                SECObjectIdentifiers.secp256r1);
        Path openSsl = pem(
                "openssl.pem",
                new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded()),
                new PemObject("EC PRIVATE KEY", complete.getEncoded()));
        assertSigns(SigningKey.fromPem(openSsl, pem("certificates.pem", person.x509())));

        Path key = pem(
                "key.pem", new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded()), person.pair());
        assertSigns(SigningKey.fromPem(key, pem("certificates.pem", person.x509())));
    }

    @ParameterizedTest
    @EnumSource(names = {"GOST_2012_256", "GOST_2012_512"})
    void signsWithARussianKeyFromPem(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);
        Path certificates = pem("certificates.pem", person.x509());
        byte[] littleEndian = person.pair().getPrivate().getEncoded();
        PrivateKeyInfo read = PrivateKeyInfo.getInstance(littleEndian);
        assertThat(read.parsePrivateKey()).isInstanceOf(ASN1OctetString.class);
        byte[] octets = ((ASN1OctetString) read.parsePrivateKey()).getOctets();
        ASN1Integer number = new ASN1Integer(new BigInteger(1, Arrays.reverse(octets)));
        byte[] integer = new PrivateKeyInfo(read.getPrivateKeyAlgorithm(), number).getEncoded();

        for (byte[] encoding : List.of(littleEndian, integer)) {
            assertSigns(SigningKey.fromPem(pem("key.pem", new PemObject("PRIVATE KEY", encoding)), certificates));
        }
        assertSigns(SigningKey.fromPem(encrypted(person), certificates, Secret.of(PASSWORD)));
    }

    @Test
    void aWrongPasswordIsNamedAndNotRepeated() throws Exception {
        Bytes file = pkcs12(ROOT.person(KeyKind.P_256));
        Path key = encrypted(ROOT.person(KeyKind.P_256));
        Path certificates = pem("certificates.pem", ROOT.x509());

        assertThatThrownBy(() -> SigningKey.fromPkcs12(file, Secret.of("wr0ng")))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("wr0ng");
        assertThatThrownBy(() -> SigningKey.fromPem(key, certificates, Secret.of("wr0ng")))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void whereThereAreSeveralKeysOneIsNamed() throws Exception {
        TestIssuer first = ROOT.person(KeyKind.P_256);
        TestIssuer second = ROOT.person(KeyKind.P_256);
        Bytes file = pkcs12(first, second);
        String number = second.certificate().serialNumber().toString(16);

        assertThatThrownBy(() -> SigningKey.fromPkcs12(file, Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("2 keys")
                .hasMessageContaining(number);
        SigningKey chosen = SigningKey.fromPkcs12(file, Secret.of(PASSWORD), number);
        assertThat(chosen.certificate().encoded())
                .isEqualTo(second.certificate().encoded());
        assertThatThrownBy(() -> SigningKey.fromPkcs12(file, Secret.of(PASSWORD), "nobody"))
                .isInstanceOf(KeyAccessException.class);
    }

    @Test
    void whatHoldsNoKeyIsRefused() throws Exception {
        Bytes empty = pkcs12();
        Bytes noise = Bytes.of(new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2, 3});
        Path text = Files.writeString(folder.resolve("note.txt"), "no key");

        assertThatThrownBy(() -> SigningKey.fromPkcs12(empty, Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class);
        assertThatThrownBy(() -> SigningKey.fromPkcs12(noise, Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class);
        assertThatThrownBy(() -> SigningKey.fromPem(text, text)).isInstanceOf(KeyAccessException.class);
        assertThatThrownBy(() -> SigningKey.fromPkcs12(folder.resolve("missing.p12"), Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("missing.p12");
    }

    @Test
    void keyAndCertificateMustBelongTogether() {
        TestIssuer one = ROOT.person(KeyKind.P_256);
        TestIssuer other = ROOT.person(KeyKind.P_256);

        assertThatThrownBy(() -> SigningKey.of(one.pair().getPrivate(), other.chain()))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void aGenuineKazakhRsaKeyIsLoaded() {
        SigningKey key = SigningKey.fromPkcs12(Vectors.kz("key_individual_rsa.p12"), Secret.of("Qwerty12"));

        assertThat(key.certificate().iin()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "organization_gost2004.p12, Qwerty12, GOST 34.310-2004",
        "key_first_head_gost2004_revoked.p12, Qwerty12, GOST 34.310-2004",
        "key_individual_gost2015_512.p12, Aa123456, GOST R 34.10-2015 (512)"
    })
    void aGenuineKazakhGostKeyIsLoadedAndSigns(String file, String password, String algorithm) {
        SigningKey key = SigningKey.fromPkcs12(Vectors.kz(file), Secret.of(password));

        assertThat(key.cadesSigner().toString()).contains(algorithm);
        SignerVerdict verdict = TestSignatures.only(CadesVerifier.trusting(TrustAnchors.of(key.certificate()))
                .clock(new FixedClock(key.certificate().notBefore()))
                .build()
                .verify(
                        key.cadesSigner()
                                .clock(new FixedClock(key.certificate().notBefore()))
                                .sign(TestSignatures.DOCUMENT),
                        TestSignatures.DOCUMENT));
        assertThat(verdict.algorithm()).startsWith(algorithm);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.code().equals("SIGNATURE_VALUE"))
                .extracting(Finding::outcome)
                .containsExactly(Finding.Outcome.PASSED);
    }

    private static void assertSigns(SigningKey key) {
        assertThat(TestSignatures.verifier(ROOT)
                        .verify(
                                key.cadesSigner()
                                        .clock(new FixedClock(TestIssuer.NOW))
                                        .sign(TestSignatures.DOCUMENT),
                                TestSignatures.DOCUMENT)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    private static Bytes pkcs12(TestIssuer... people) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < people.length; i++) {
            store.setKeyEntry(
                    "key-" + i,
                    people[i].pair().getPrivate(),
                    PASSWORD,
                    people[i].chain().toArray(new Certificate[0]));
        }
        store.setCertificateEntry("root", ROOT.x509());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, PASSWORD);
        return Bytes.of(file.toByteArray());
    }

    private Path encrypted(TestIssuer person) throws IOException, OperatorCreationException {
        return pem(
                "encrypted.pem",
                new JcaPKCS8Generator(
                        person.pair().getPrivate(),
                        new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                                .setProvider(new BouncyCastleProvider())
                                .setPassword(PASSWORD)
                                .build()));
    }

    private Path pem(String name, Object... objects) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : List.of(objects)) {
                writer.writeObject(object);
            }
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }
}
