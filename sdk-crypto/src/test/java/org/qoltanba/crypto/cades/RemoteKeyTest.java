package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

class RemoteKeyTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final HexFormat HEX = HexFormat.of();

    private static CadesSigner signer(TestIssuer person, RemoteKey key) {
        List<SignerCertificate> chain =
                person.chain().stream().map(Certificates::of).toList();
        return CadesSigner.of(key, chain).clock(new FixedClock(TestIssuer.NOW));
    }

    /** A security module that takes the octets. */
    private record Module(TestIssuer person, String algorithm, SignatureValueForm form) implements RemoteKey {

        @Override
        public Bytes sign(Bytes octets, Digest digest) {
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(person.pair().getPrivate());
                signature.update(octets.toArray());
                return Bytes.of(signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, SHA256withRSA, CMS",
        "P_256, SHA256withECDSA, CMS",
        "P_256, SHA256withECDSAinP1363Format, R_S_BIG_ENDIAN",
        "P_521, SHA512withECDSAinP1363Format, R_S_BIG_ENDIAN"
    })
    void signsSomewhereElse(KeyKind kind, String algorithm, SignatureValueForm form) {
        TestIssuer person = ROOT.person(kind);
        CadesSigner signer = signer(person, new Module(person, algorithm, form));
        for (SignatureOptions options : List.of(SignatureOptions.detached(), SignatureOptions.attached())) {
            assertThat(verifier(ROOT)
                            .verify(signer.sign(DOCUMENT, options), DOCUMENT)
                            .indication())
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
        assertThat(verifier(ROOT)
                        .verify(
                                signer.beginSigning(DOCUMENT, SignatureOptions.detached())
                                        .toCompletableFuture()
                                        .join()
                                        .completion()
                                        .toCompletableFuture()
                                        .join(),
                                DOCUMENT)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void takesTheDigestWhereTheKeyWantsIt() {
        CadesSigner signer = signer(PERSON, (octets, digest) -> {
            try {
                Signature raw = Signature.getInstance("NONEwithECDSA");
                raw.initSign(PERSON.pair().getPrivate());
                raw.update(digest.value().toArray());
                return Bytes.of(raw.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        assertThat(verifier(ROOT).verify(signer.sign(DOCUMENT), DOCUMENT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void everyValueIsVerified() {
        TestIssuer other = ROOT.person(KeyKind.P_256);
        CadesSigner wrongKey = signer(PERSON, new Module(other, "SHA256withECDSA", SignatureValueForm.CMS));
        CadesSigner wrongForm =
                signer(PERSON, new Module(PERSON, "SHA256withECDSAinP1363Format", SignatureValueForm.S_R_BIG_ENDIAN));
        for (CadesSigner signer : List.of(wrongKey, wrongForm)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> signer.sign(DOCUMENT))
                        .isInstanceOf(SigningFailedException.class)
                        .hasMessageContaining("SIGNATURE_VALUE");
            }
            var signed = signer(PERSON, new Module(PERSON, "SHA256withECDSA", SignatureValueForm.CMS))
                    .sign(DOCUMENT);
            assertThatThrownBy(() -> signer.counterSign(signed, 0)).isInstanceOf(SigningFailedException.class);
            assertThatThrownBy(() -> signer.coSign(signed, DOCUMENT)).isInstanceOf(SigningFailedException.class);
        }
    }

    @Test
    void whatTheKeySaysReachesTheCaller() {
        CadesSigner signer = signer(PERSON, (octets, digest) -> {
            throw new SigningFailedException("The drawer is empty.");
        });
        assertThatThrownBy(() -> signer.sign(DOCUMENT)).hasMessage("The drawer is empty.");
    }

    /** The arithmetic vector of specification and of both orders of the same two numbers. */
    @ParameterizedTest
    @CsvSource({"1.2.643.7.1.1.1.1", "1.2.398.3.10.1.1.1.1", "1.2.840.10045.2.1"})
    void everyFormBecomesTheOneOfTheCms(String keyOid) {
        String r = "28c52670c2a0814e650fe45eb6dc5c02e5b2bff62b66b6f2a57b16dae7b6f969";
        String s = "81d4bc20a863cc92951f3fc4f4722d147d15b38031555927e8efb77167b64eae";
        String kazakh = "69f9b6e7da167ba5f2b6662bf6bfb2e5025cdcb65ee40f654e81a0c27026c528"
                + "ae4eb66771b7efe82759553180b3157d142d72f4c43f1f9592cc63a820bcd481";
        String ecdsa = "30450220" + r + "022100" + s;
        String expected = keyOid.startsWith("1.2.643") ? s + r : keyOid.startsWith("1.2.398") ? kazakh : ecdsa;
        SignatureSuite suite = suite(keyOid);
        assertThat(convert(SignatureValueForm.R_S_BIG_ENDIAN, r + s, suite)).isEqualTo(expected);
        assertThat(convert(SignatureValueForm.S_R_BIG_ENDIAN, s + r, suite)).isEqualTo(expected);
        assertThat(convert(SignatureValueForm.R_S_LITTLE_ENDIAN, kazakh, suite)).isEqualTo(expected);
        assertThat(convert(SignatureValueForm.CMS, expected, suite)).isEqualTo(expected);
        assertThatThrownBy(() -> convert(SignatureValueForm.R_S_BIG_ENDIAN, "010203", suite))
                .isInstanceOf(SigningFailedException.class);
        assertThatThrownBy(() -> convert(SignatureValueForm.R_S_BIG_ENDIAN, "0102", suite("1.2.840.113549.1.1.1")))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("form()");
    }

    private static String convert(SignatureValueForm form, String value, SignatureSuite suite) {
        return HEX.formatHex(form.toCms(HEX.parseHex(value), suite));
    }

    /** Only the identifiers of a suite matter. */
    private static SignatureSuite suite(String keyOid) {
        return (SignatureSuite) Proxy.newProxyInstance(
                SignatureSuite.class.getClassLoader(),
                new Class<?>[] {SignatureSuite.class},
                (proxy, method, arguments) ->
                        method.getName().equals("id") ? new SuiteId(keyOid, "1.2.3", "1.2.4") : "a suite");
    }
}
