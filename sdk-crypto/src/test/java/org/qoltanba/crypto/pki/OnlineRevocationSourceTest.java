package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.pki.OnlineRevocationSource.Method;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestIssuer.CrlContent;
import org.qoltanba.crypto.testing.TestNetwork;
import org.qoltanba.crypto.testing.TestOcspResponder;

class OnlineRevocationSourceTest {

    private static final String OCSP = "http://ocsp.example/";
    private static final String CRL = "http://crl.example/root.crl";
    private static final String DELTA = "http://crl.example/delta.crl";
    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);

    private final TestIssuer person = ROOT.request(KeyKind.P_256, "CN=X")
            .documentSigner()
            .extension(Extension.authorityInfoAccess, false, ocspAt(OCSP))
            .extension(Extension.cRLDistributionPoints, false, listsAt(CRL))
            .issue();
    private final TestOcspResponder responder = TestOcspResponder.below(ROOT);
    private final TestNetwork network = new TestNetwork();
    private final SettableClock clock = new SettableClock();

    private static AuthorityInformationAccess ocspAt(String address) {
        return new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(address));
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static CRLDistPoint listsAt(String... addresses) {
        DistributionPoint[] points = new DistributionPoint[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            points[i] =
                    new DistributionPoint(new DistributionPointName(new GeneralNames(uri(addresses[i]))), null, null);
        }
        return new CRLDistPoint(points);
    }

    private OnlineRevocationSource.Builder builder() {
        return OnlineRevocationSource.builder(network).clock(clock);
    }

    private RevocationStatus ask(RevocationSource source, TestIssuer certificate) {
        return source.check(certificate.certificate(), ROOT.certificate(), clock.now());
    }

    private RevocationStatus ask(RevocationSource source) {
        return ask(source, person);
    }

    private static void assertUnknown(RevocationStatus status, String reason) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(reason));
    }

    private CrlContent number(int number) {
        return list -> list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
    }

    private CrlContent revoking(TestIssuer certificate) {
        return list ->
                list.addCRLEntry(certificate.certificate().serialNumber(), Date.from(NOW), CRLReason.keyCompromise);
    }

    @Test
    void asksTheResponderFirst() {
        network.service(OCSP, responder::answer).resource(CRL, () -> ROOT.crl(revoking(person)));
        assertThat(ask(builder().build()))
                .isInstanceOfSatisfying(
                        RevocationStatus.Good.class,
                        good -> assertThat(good.evidence().kind()).isEqualTo(RevocationEvidence.Kind.OCSP));
        assertThat(ask(builder().order(Method.CRL, Method.OCSP).build())).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(ask(builder().order(Method.CRL).build())).isInstanceOf(RevocationStatus.Revoked.class);
        assertThatThrownBy(() -> builder().order()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fallsBackToTheList() {
        network.resource(CRL, ROOT::emptyCrl);
        assertThat(ask(builder().build()))
                .isInstanceOfSatisfying(
                        RevocationStatus.Good.class,
                        good -> assertThat(good.evidence().kind()).isEqualTo(RevocationEvidence.Kind.CRL));
        assertUnknown(ask(builder().order(Method.OCSP).build()), "Nobody is there.");
        responder.unknown();
        network.service(OCSP, responder::answer);
        assertThat(ask(builder().build())).isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void unknownIfNobodyAnswers() {
        assertUnknown(ask(builder().build()), "Nobody is there.");
        assertUnknown(ask(builder().build()), "Nothing is there.");
        assertUnknown(ask(builder().build(), ROOT.person(KeyKind.P_256)), "does not say where to ask");
    }

    @Test
    void placesForCertificatesThatPointNowhere() {
        TestIssuer silent = ROOT.person(KeyKind.P_256);
        network.service(OCSP, responder::answer).resource(CRL, () -> ROOT.crl(revoking(silent)));
        assertThat(ask(builder().responders(List.of(URI.create(OCSP))).build(), silent))
                .isInstanceOf(RevocationStatus.Good.class);
        assertThat(ask(builder().lists(List.of(URI.create(CRL))).build(), silent))
                .isInstanceOf(RevocationStatus.Revoked.class);
    }

    /** A recorded answer to somebody else's question. */
    @Test
    void answersWithAnotherNonceAreRefused() {
        responder.nonce = asked -> new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[] {4, 1, 7}));
        network.service(OCSP, responder::answer);
        assertUnknown(ask(builder().build()), "nonce differs");
    }

    @Test
    void answersWithoutNonceHaveToBeFresh() {
        responder.nonce = asked -> null;
        network.service(OCSP, responder::answer);
        assertThat(ask(builder().build())).isInstanceOf(RevocationStatus.Good.class);
        responder.thisUpdate = NOW.minus(Duration.ofDays(1));
        assertUnknown(ask(builder().build()), "older than");
        responder.nextUpdate = NOW.plus(Duration.ofDays(1));
        assertThat(ask(builder().build())).isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void responderWithoutNocheckIsLookedUpInAList() {
        TestOcspResponder checked = TestOcspResponder.with(TestOcspResponder.request(ROOT, "CN=Checked OCSP")
                .extension(Extension.cRLDistributionPoints, false, listsAt(CRL))
                .issue());
        network.service(OCSP, checked::answer);
        OnlineRevocationSource ocspOnly = builder().order(Method.OCSP).build();
        assertUnknown(ask(ocspOnly), "responder may be revoked");
        network.resource(CRL, ROOT::emptyCrl);
        assertThat(ask(ocspOnly)).isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void answersAreKeptWhileFresh() {
        network.service(OCSP, responder::answer);
        OnlineRevocationSource source = builder().order(Method.OCSP).build();
        ask(source);
        ask(source);
        assertThat(network.exchanges()).isEqualTo(1);
        clock.now = NOW.plus(Duration.ofMinutes(5));
        responder.thisUpdate = clock.now;
        responder.producedAt = clock.now;
        assertThat(ask(source)).isInstanceOf(RevocationStatus.Good.class);
        assertThat(network.exchanges()).isEqualTo(2);
    }

    @Test
    void listsAreKeptUntilTheNextIsDue() {
        network.resource(CRL, ROOT::emptyCrl);
        OnlineRevocationSource source = builder().order(Method.CRL).build();
        ask(source);
        clock.now = NOW.plus(Duration.ofDays(1));
        ask(source);
        assertThat(network.exchanges()).isEqualTo(1);
        clock.now = NOW.plus(Duration.ofDays(1)).plusSeconds(1);
        assertUnknown(ask(source), "outdated");
        assertThat(network.exchanges()).isEqualTo(2);
    }

    @Test
    void nothingIsKeptWithoutRoom() {
        network.resource(CRL, ROOT::emptyCrl).service(OCSP, responder::answer);
        for (OnlineRevocationSource source : List.of(
                builder().cache(0, 1000_000).build(),
                builder().cache(10, 10).build(),
                builder().cache(0, 0).order(Method.CRL).build())) {
            int before = network.exchanges();
            ask(source);
            ask(source);
            assertThat(network.exchanges()).isEqualTo(before + 2);
        }
        assertThatThrownBy(() -> builder().cache(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesAreLookedUpToo() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        CrlContent complete = list -> {
            number(5).addTo(list);
            list.addExtension(Extension.freshestCRL, false, listsAt(DELTA));
        };
        CrlContent changes = list -> {
            number(6).addTo(list);
            list.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(5)));
            revoking(person).addTo(list);
        };
        network.resource(CRL, () -> ROOT.crl(NOW.minusSeconds(60), tomorrow, complete));
        OnlineRevocationSource source = builder().order(Method.CRL).build();
        assertThat(ask(source)).as("without the changes").isInstanceOf(RevocationStatus.Good.class);
        network.resource(DELTA, () -> ROOT.crl(NOW.minusSeconds(30), tomorrow, changes));
        assertThat(ask(source)).isInstanceOf(RevocationStatus.Revoked.class);
    }

    @Test
    void changesAreFoundInTheCertificateToo() {
        TestIssuer other = ROOT.request(KeyKind.P_256, "CN=Y")
                .documentSigner()
                .extension(Extension.cRLDistributionPoints, false, listsAt(CRL))
                .extension(Extension.freshestCRL, false, listsAt(DELTA))
                .issue();
        CrlContent changes = list -> {
            number(6).addTo(list);
            list.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(5)));
            revoking(other).addTo(list);
        };
        network.resource(CRL, () -> ROOT.crl(number(5))).resource(DELTA, () -> ROOT.crl(changes));
        assertThat(ask(builder().build(), other)).isInstanceOf(RevocationStatus.Revoked.class);
    }

    /** As some old certificates of the Kazakh authority write it. */
    @Test
    void twoAddressesInOneText() {
        network.resource(CRL, ROOT::emptyCrl);
        for (String text : List.of(CRL + "\r\nURL=http://crl1.example/x.crl", CRL + "URL=http://b/", " " + CRL + " ")) {
            TestIssuer odd = ROOT.request(KeyKind.P_256, "CN=Odd")
                    .extension(Extension.cRLDistributionPoints, false, listsAt(text))
                    .issue();
            assertThat(ask(builder().build(), odd)).as(text).isInstanceOf(RevocationStatus.Good.class);
        }
    }

    @Test
    void addressesOfOtherKindsAreNotFollowed() {
        TestIssuer odd = ROOT.request(KeyKind.P_256, "CN=Odd")
                .extension(
                        Extension.cRLDistributionPoints,
                        false,
                        listsAt(
                                "ldap://crl.example/cn=x",
                                "file:///etc/passwd",
                                "http://user:word@crl.example/",
                                "http:///x",
                                "not an address"))
                .issue();
        assertUnknown(ask(builder().build(), odd), "does not say where to ask");
        assertThat(network.exchanges()).isZero();
    }

    /** A certificate cannot make us knock at a thousand doors. */
    @Test
    void onlyTheFirstFewAddressesAreTried() {
        String[] many = new String[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = "http://victim" + i + ".example/";
        }
        TestIssuer hostile = ROOT.request(KeyKind.P_256, "CN=Hostile")
                .extension(Extension.cRLDistributionPoints, false, listsAt(many))
                .issue();
        assertUnknown(ask(builder().build(), hostile), "cannot be fetched");
        assertThat(network.exchanges()).isEqualTo(4);
    }

    @Test
    void malformedAnswersAreUnknown() {
        network.service(OCSP, question -> Bytes.of(new byte[] {0x30, 0}))
                .resource(CRL, () -> Bytes.of(new byte[] {0x30, 0}));
        assertUnknown(ask(builder().build()), "not an OCSP answer");
        assertUnknown(ask(builder().build()), "not a certificate revocation list");
    }

    @Test
    void listsHaveALimit() {
        network.resource(CRL, ROOT::emptyCrl);
        assertUnknown(ask(builder().order(Method.CRL).largestList(10).build()), "larger than 10");
        assertThatThrownBy(() -> builder().largestList(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneThreadFetchesForAll() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        network.resource(CRL, () -> {
            fetching.countDown();
            await(finish);
            return ROOT.emptyCrl();
        });
        OnlineRevocationSource source = builder().order(Method.CRL).build();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<RevocationStatus>> asked = new ArrayList<>();
            asked.add(threads.submit(() -> ask(source)));
            await(fetching);
            for (int i = 0; i < 3; i++) {
                asked.add(threads.submit(() -> ask(source)));
            }
            finish.countDown();
            for (Future<RevocationStatus> each : asked) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isInstanceOf(RevocationStatus.Good.class);
            }
            assertThat(network.exchanges()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("Nobody came.");
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    /** A clock that a test sets. */
    private static final class SettableClock implements SdkClock {

        private volatile Instant now = NOW;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }
}
