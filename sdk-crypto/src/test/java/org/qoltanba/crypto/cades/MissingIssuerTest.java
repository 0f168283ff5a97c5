package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifierBuilder;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.IssuerSource;
import org.qoltanba.crypto.pki.OnlineIssuerSource;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestNetwork;
import org.qoltanba.crypto.testing.TestTsa;

/** Signatures that lack issuers: where these come from, and what a hostile source cannot do. */
class MissingIssuerTest {

    private static final String UPPER_ADDRESS = "http://ca.example/upper.cer";
    private static final String LOWER_ADDRESS = "http://ca.example/lower.cer";

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer UPPER = ROOT.authority("CN=UPPER");
    private static final TestIssuer LOWER = UPPER.request(KeyKind.P_256, "CN=LOWER")
            .authority()
            .extension(Extension.authorityInfoAccess, false, pointer(UPPER_ADDRESS))
            .issue();
    private static final TestIssuer PERSON = LOWER.request(KeyKind.P_256, "CN=PERSON")
            .documentSigner()
            .extension(Extension.authorityInfoAccess, false, pointer(LOWER_ADDRESS))
            .issue();

    private final TestNetwork network = new TestNetwork()
            .resource(LOWER_ADDRESS, () -> LOWER.certificate().encoded())
            .resource(UPPER_ADDRESS, () -> UPPER.certificate().encoded());
    private final IssuerSource online = OnlineIssuerSource.of(network, new FixedClock(NOW));
    private final AtomicInteger asked = new AtomicInteger();

    private static AuthorityInformationAccess pointer(String address) {
        return new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers, new GeneralName(GeneralName.uniformResourceIdentifier, address));
    }

    /** A signature with its own certificate and so many of its issuers'. */
    private static Signature sign(TestIssuer person, int issuers) {
        return SigningKey.of(person.pair().getPrivate(), person.chain().subList(0, issuers + 1))
                .cadesSigner()
                .clock(new FixedClock(NOW))
                .sign(DOCUMENT);
    }

    private static VerificationReport verify(Signature signature, IssuerSource source) {
        return verifierBuilder(ROOT, UPPER, LOWER).issuers(source).build().verify(signature, DOCUMENT);
    }

    private IssuerSource counting(IssuerSource source) {
        return certificate -> {
            asked.incrementAndGet();
            return source.issuersOf(certificate);
        };
    }

    private static void assertNoPath(VerificationReport report) {
        assertUndecided(report, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void areFetchedIfSomebodySaysWhere() {
        Signature lonely = sign(PERSON, 0);
        assertNoPath(verifierBuilder(ROOT, UPPER, LOWER).build().verify(lonely, DOCUMENT));
        assertThat(network.exchanges()).isZero();
        VerificationReport report = verify(lonely, online);
        assertThat(report.indication()).as("%s", only(report).findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(finding(report, "CERTIFICATE_PATH").text()).contains("4 certificates", "was fetched");
        assertThat(network.exchanges()).isEqualTo(2);
    }

    @Test
    void areFetchedWhereThePathEnds() {
        VerificationReport report = verify(sign(PERSON, 1), online);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(network.exchanges()).as("the lower one is there").isEqualTo(1);
        assertThat(finding(verify(sign(PERSON, 2), online), "CERTIFICATE_PATH").text())
                .doesNotContain("fetched");
        assertThat(network.exchanges()).as("nothing is missing").isEqualTo(1);
    }

    @Test
    void ofTimeStampAuthoritiesToo() {
        TestTsa tsa = TestTsa.below(LOWER);
        Signature signature =
                TestLevels.open(sign(PERSON, 0)).signatureTimeStamp(tsa).close();
        IssuerSource ofTheTsa = certificate -> certificate.equals(PERSON.certificate())
                        || certificate.equals(tsa.identity().certificate())
                ? List.of(LOWER.certificate())
                : List.of(UPPER.certificate());
        VerificationReport report = verify(signature, ofTheTsa);
        assertThat(report.indication()).as("%s", only(report).findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_T);
    }

    @Test
    void doNotBelongToWhatTheSignatureHolds() {
        TestTsa tsa = TestTsa.below(ROOT);
        List<Bytes> lists = new ArrayList<>();
        for (TestIssuer issuer : List.of(ROOT, UPPER, LOWER)) {
            lists.add(issuer.crl(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(1)), list -> {}));
        }
        TestLevels levels = TestLevels.open(sign(PERSON, 0))
                .signatureTimeStamp(tsa)
                .certificates(tsa.identity())
                .crls(lists.toArray(Bytes[]::new));
        CadesVerifier.Builder later = verifierBuilder(ROOT).clock(new FixedClock(NOW.plusSeconds(600)));
        assertThat(only(later.issuers(online).build().verify(levels.close(), DOCUMENT))
                        .provenLevel())
                .as("without issuers inside")
                .contains(CadesLevel.B_T);
        assertThat(only(later.build().verify(levels.certificates(LOWER, UPPER).close(), DOCUMENT))
                        .provenLevel())
                .contains(CadesLevel.B_LT);
    }

    @Test
    void thatCannotBeFetchedLeaveTheVerdictOpen() {
        Signature lonely = sign(PERSON, 0);
        network.resource(LOWER_ADDRESS, () -> {
            throw new IOException("The host is not there.");
        });
        assertNoPath(verify(lonely, online));
        assertNoPath(verify(lonely, certificate -> {
            throw new IllegalStateException("broken");
        }));
        network.resource(LOWER_ADDRESS, () -> Bytes.of(new byte[300_000]));
        assertNoPath(verify(lonely, online));
    }

    @Test
    void ofSomebodyElseAreNone() {
        Signature lonely = sign(PERSON, 0);
        TestIssuer namesake = UPPER.authority("CN=LOWER");
        assertNoPath(verify(lonely, certificate -> List.of(namesake.certificate())));
        TestIssuer sameKey = TestIssuer.selfSigned(KeyKind.P_256, "CN=ANOTHER")
                .authority()
                .keyOf(LOWER)
                .issue();
        assertNoPath(verify(lonely, certificate -> List.of(sameKey.certificate())));
        assertNoPath(verify(lonely, certificate -> List.of(PERSON.certificate())));
    }

    @Test
    void inALoopEnd() {
        TestIssuer one =
                TestIssuer.selfSigned(KeyKind.P_256, "CN=ONE").authority().issue();
        TestIssuer two =
                TestIssuer.selfSigned(KeyKind.P_256, "CN=TWO").authority().issue();
        TestIssuer oneByTwo =
                two.request(KeyKind.P_256, "CN=ONE").authority().keyOf(one).issue();
        TestIssuer twoByOne =
                one.request(KeyKind.P_256, "CN=TWO").authority().keyOf(two).issue();
        Signature signature = sign(one.person(KeyKind.P_256), 0);
        IssuerSource loop = counting(certificate -> certificate.issuer().contains("CN=ONE")
                ? List.of(oneByTwo.certificate())
                : List.of(twoByOne.certificate()));
        assertNoPath(verify(signature, loop));
        assertThat(asked.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void withoutEndEnd() {
        List<SignerCertificate> chain = new ArrayList<>();
        TestIssuer last = TestIssuer.selfSigned(KeyKind.P_256, "CN=AUTHORITY 0")
                .authority()
                .issue();
        for (int i = 1; i < 20; i++) {
            last = last.authority("CN=AUTHORITY " + i);
            chain.add(last.certificate());
        }
        Signature signature = sign(last.person(KeyKind.P_256), 0);
        IssuerSource endless = counting(certificate -> chain.stream()
                .filter(each -> each.subject().equals(certificate.issuer()))
                .toList());
        assertNoPath(verify(signature, endless));
        assertThat(asked.get()).isBetween(5, 10);
    }

    @Test
    void inMassesAreNotLookedAt() {
        Signature lonely = sign(PERSON, 0);
        TestIssuer namesake = UPPER.authority("CN=LOWER");
        List<SignerCertificate> masses = Collections.nCopies(Integer.MAX_VALUE, namesake.certificate());
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertNoPath(verify(lonely, counting(certificate -> masses))));
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void ofManySignersAreNotAskedForWithoutEnd() {
        Signature signature = signer(ROOT.person(KeyKind.P_256)).sign(DOCUMENT);
        TestIssuer[] others = new TestIssuer[40];
        Arrays.setAll(
                others,
                i -> TestIssuer.selfSigned(KeyKind.P_256, "CN=" + i).authority().issue());
        for (TestIssuer other : others) {
            TestIssuer person = other.person(KeyKind.P_256);
            signature = SigningKey.of(person.pair().getPrivate(), List.of(person.x509()))
                    .cadesSigner()
                    .clock(new FixedClock(NOW))
                    .coSign(signature, DOCUMENT)
                    .signature();
        }
        VerificationReport report = verify(signature, counting(IssuerSource.none()));
        assertThat(report.signers()).hasSize(41);
        assertThat(report.signers().get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(asked.get()).isEqualTo(30);
    }

    /** Every one of them may have issued every other: there are more ways than anybody can go. */
    @Test
    void mazesAreLeft() {
        TestIssuer first =
                TestIssuer.selfSigned(KeyKind.P_256, "CN=MAZE").authority().issue();
        List<SignerCertificate> maze = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            maze.add(TestIssuer.selfSigned(KeyKind.P_256, "CN=MAZE")
                    .authority()
                    .keyOf(first)
                    .issue()
                    .certificate());
        }
        Signature signature = sign(first.person(KeyKind.P_256), 0);
        CadesVerifier verifier = verifierBuilder(ROOT).intermediates(maze).build();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertNoPath(verifier.verify(signature, DOCUMENT)));
    }
}
