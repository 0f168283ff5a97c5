package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;

/**
 * One octet of a signature is changed. Whatever the octet, nothing is thrown and nothing passes unnoticed: versions and
 * the announcement of digest algorithms are not signed and must not be relied on (RFC 5652 section 5.1), so a change
 * there may pass, but only with a warning.
 */
class MutationTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final CadesVerifier VERIFIER = verifier(ROOT);

    static Stream<Arguments> signatures() {
        CadesSigner ec = signer(ROOT.person(KeyKind.P_256));
        CadesSigner rsa = signer(ROOT.person(KeyKind.RSA_2048));
        return Stream.of(
                Arguments.of("ECDSA detached", ec.sign(DOCUMENT)),
                Arguments.of("ECDSA attached", ec.sign(DOCUMENT, SignatureOptions.attached())),
                Arguments.of("RSA detached", rsa.sign(DOCUMENT)),
                Arguments.of("PSS attached", rsa.pss(true).sign(DOCUMENT, SignatureOptions.attached())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void everyOctet(String name, Signature genuine) {
        byte[] octets = genuine.encoded().toArray();
        for (int i = 0; i < octets.length; i++) {
            for (int flip : new int[] {0x01, 0x80, 0xff}) {
                byte[] mutant = octets.clone();
                mutant[i] ^= (byte) flip;
                assertNoticed(mutant, name + ": octet " + i + " xor " + flip);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void severalOctets(String name, Signature genuine) {
        byte[] octets = genuine.encoded().toArray();
        SeededRunner.run(500, random -> {
            byte[] mutant = octets.clone();
            int changes = 2 + random.nextInt(6);
            for (int i = 0; i < changes; i++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            if (!Bytes.of(mutant).equals(genuine.encoded())) {
                assertNoticed(mutant, name);
            }
        });
    }

    private static void assertNoticed(byte[] mutant, String what) {
        VerificationReport report = VERIFIER.verify(Signature.of(Bytes.of(mutant)), DOCUMENT);
        if (report.indication() == Indication.TOTAL_PASSED) {
            assertThat(Stream.concat(
                                    report.findings().stream(),
                                    report.signers().stream().flatMap(signer -> signer.findings().stream()))
                            .map(Finding::outcome))
                    .as("%s of %s", what, HexFormat.of().formatHex(mutant))
                    .contains(Outcome.WARNING);
        }
    }
}
