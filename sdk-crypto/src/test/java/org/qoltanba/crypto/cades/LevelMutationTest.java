package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SignatureMap;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestTsa;

/**
 * One octet of a signature of a higher level is changed. Nothing is thrown, and where the octet is covered by the
 * signature or by a time stamp the verdict is not passed: neither now, nor after the signer's certificate has expired.
 * Every ninth octet is tried; {@code -Dmutation.step=1} tries all.
 */
class LevelMutationTest {

    private static final int STEP = Integer.getInteger("mutation.step", 9);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = NOW.plus(DAY.multipliedBy(60));

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.request(KeyKind.P_256, "CN=TESTOV TEST,C=KZ")
            .documentSigner()
            .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)))
            .issue();
    private static final Bytes OF_ROOT = ROOT.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {});
    private static final CadesVerifier THEN = verifier(NOW.plusSeconds(600), ROOT.emptyCrl());
    private static final CadesVerifier AFTERWARDS =
            verifier(LATER, ROOT.emptyCrl(), ROOT.crl(LATER.minusSeconds(60), LATER.plus(DAY), list -> {}));

    private static CadesVerifier verifier(Instant at, Bytes... lists) {
        RevocationSource source = CrlRevocationSource.of(lists);
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(source)
                .clock(new FixedClock(at))
                .build();
    }

    private static TestTsa tsa(long seconds) {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.time = NOW.plusSeconds(seconds);
        return tsa;
    }

    static Stream<Arguments> signatures() {
        TestTsa tsa = tsa(0);
        Signature attached = signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());
        Signature detached = signer(PERSON).sign(DOCUMENT);
        List<TestIssuer> authorities = List.of(tsa.identity());
        return Stream.of(
                Arguments.of(
                        "B-T, attached",
                        TestLevels.open(attached).signatureTimeStamp(tsa).close()),
                Arguments.of(
                        "B-LT, detached",
                        TestLevels.open(detached)
                                .signatureTimeStamp(tsa)
                                .certificates(tsa.identity())
                                .crls(OF_ROOT)
                                .close()),
                Arguments.of(
                        "B-LTA, attached",
                        TestLevels.open(attached)
                                .signatureTimeStamp(tsa)
                                .certificates(tsa.identity())
                                .crls(OF_ROOT)
                                .archiveTimeStampV3(tsa(120), DOCUMENT)
                                .close()),
                Arguments.of(
                        "X-L Type 1, detached",
                        TestLevels.open(detached)
                                .signatureTimeStamp(tsa)
                                .references(authorities, List.of(OF_ROOT))
                                .cadesCTimeStamp(tsa(120))
                                .values(authorities, List.of(OF_ROOT))
                                .close()),
                Arguments.of(
                        "A with version 2, attached",
                        TestLevels.open(attached)
                                .signatureTimeStamp(tsa)
                                .references(authorities, List.of(OF_ROOT))
                                .values(authorities, List.of(OF_ROOT))
                                .archiveTimeStampV2(tsa(120), DOCUMENT, 0)
                                .close()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void noChangeOfWhatIsCoveredPasses(String name, Signature genuine) throws MalformedAsn1Exception {
        byte[] octets = genuine.encoded().toArray();
        assertThat(THEN.verify(genuine, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(AFTERWARDS.verify(genuine, DOCUMENT).indication())
                .as(only(AFTERWARDS.verify(genuine, DOCUMENT)).findings().toString())
                .isEqualTo(Indication.TOTAL_PASSED);
        SignatureMap map = SignatureMap.of(octets);
        Random random = new Random(17);
        int survivors = 0;
        int tried = 0;
        for (int i = random.nextInt(STEP); i < octets.length; i += STEP) {
            byte[] mutant = octets.clone();
            mutant[i] ^= (byte) (1 << random.nextInt(8));
            Signature changed = Signature.of(Bytes.of(mutant));
            for (CadesVerifier verifier : List.of(THEN, AFTERWARDS)) {
                VerificationReport report = verifier.verify(changed, DOCUMENT);
                tried++;
                if (report.indication() == Indication.TOTAL_PASSED) {
                    survivors++;
                    assertThat(map.at(i).isCovered() && !map.meansTheSame(mutant))
                            .as(
                                    "%s: octet %d of %d, %s",
                                    name, i, octets.length, only(report).timeStamps())
                            .isFalse();
                }
            }
        }
        assertThat(survivors).as("survivors of %d", tried).isLessThan(tried / 2);
    }

    /** An octet of the document is covered by everything. */
    @Test
    void noOtherDocumentPasses() {
        signatures().forEach(arguments -> {
            Signature signature = (Signature) arguments.get()[1];
            VerificationReport report = AFTERWARDS.verify(signature, document("another"));
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        });
    }
}
