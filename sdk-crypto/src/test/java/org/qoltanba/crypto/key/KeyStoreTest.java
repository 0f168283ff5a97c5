package org.qoltanba.crypto.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

/** Keys that stand in a key store of the JVM. */
class KeyStoreTest {

    private static final String PASSWORD = "store-password";
    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);

    private static KeyStore file(TestIssuer person, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "company",
                person.pair().getPrivate(),
                password.toCharArray(),
                person.chain().toArray(new Certificate[0]));
        store.setCertificateEntry("root", ROOT.x509());
        return store;
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

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256"})
    void aKeyOfAFile(KeyKind kind) throws Exception {
        KeyStore store = file(ROOT.person(kind), PASSWORD);
        assertSigns(SigningKey.fromKeyStore(store, "company", Secret.of(PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(names = {"GOST_2012_256", "GOST_2012_512"})
    void aGostKeyOfAFileOfAnotherProvider(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);
        KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        store.load(null, null);
        store.setKeyEntry(
                "gost", person.pair().getPrivate(), null, person.chain().toArray(new Certificate[0]));
        assertSigns(SigningKey.fromKeyStore(store, "gost", Secret.empty()));
    }

    /** As a token does: the key has no numbers to see, and only its own provider, registered nowhere, can use it. */
    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "GOST_2012_256", "KAZAKH_2015_512"})
    void aKeyThatItsProviderHides(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);
        HidingProvider provider = new HidingProvider(person);
        KeyStore store = KeyStore.getInstance("HIDING", provider);
        store.load(null, null);
        assertThat(Security.getProvider(provider.getName())).isNull();

        SigningKey key = SigningKey.fromKeyStore(store, "token", Secret.empty());
        assertSigns(key);
        assertThat(provider.signatures()).as("trial and signature").isEqualTo(2);
    }

    @Test
    void anotherPersonsKeyIsFoundOutThoughHidden() throws Exception {
        TestIssuer person = ROOT.person(KeyKind.P_256);
        TestIssuer other =
                ROOT.request(KeyKind.P_256, "CN=OTHER,C=KZ").documentSigner().issue();
        KeyStore store = KeyStore.getInstance("HIDING", new HidingProvider(person, other.chain()));
        store.load(null, null);
        assertThatThrownBy(() -> SigningKey.fromKeyStore(store, "token", Secret.empty()))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void whatCannotBeUsedIsNamed() throws Exception {
        KeyStore store = file(ROOT.person(KeyKind.P_256), PASSWORD);
        store.setEntry(
                "aes",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        assertThatThrownBy(() -> SigningKey.fromKeyStore(store, "company", Secret.of("wr0ng")))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("wr0ng");
        assertThatThrownBy(() -> SigningKey.fromKeyStore(store, "nobody", Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("no key of that alias");
        assertThatThrownBy(() -> SigningKey.fromKeyStore(store, "root", Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("no key of that alias");
        assertThatThrownBy(() -> SigningKey.fromKeyStore(store, "aes", Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("secret key");
        KeyStore unloaded = KeyStore.getInstance("PKCS12");
        assertThatThrownBy(() -> SigningKey.fromKeyStore(unloaded, "company", Secret.of(PASSWORD)))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("loaded");
    }
}
