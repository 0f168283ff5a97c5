package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestIssuer.CrlContent;
import org.qoltanba.crypto.testing.Vectors;

class CrlRevocationSourceTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final BigInteger SERIAL = PERSON.certificate().serialNumber();
    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5");

    private static RevocationStatus ask(Bytes... lists) {
        return CrlRevocationSource.of(lists).check(PERSON.certificate(), ROOT.certificate(), NOW);
    }

    private static void assertUnknown(RevocationStatus status, String reason) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(reason));
    }

    private static CrlContent revoking(int reason) {
        return list -> list.addCRLEntry(SERIAL, Date.from(NOW.minusSeconds(60)), reason);
    }

    private static CrlContent number(int number) {
        return list -> list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
    }

    private static CrlContent delta(int number, int base) {
        return list -> {
            number(number).addTo(list);
            list.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(base)));
        };
    }

    private static CrlContent both(CrlContent one, CrlContent other) {
        return list -> {
            one.addTo(list);
            other.addTo(list);
        };
    }

    @Test
    void goodIfNotListed() {
        assertThat(ask(ROOT.emptyCrl())).isInstanceOf(RevocationStatus.Good.class);
        CrlContent others =
                list -> list.addCRLEntry(SERIAL.add(BigInteger.ONE), Date.from(NOW), CRLReason.keyCompromise);
        assertThat(ask(ROOT.crl(both(others, number(17)))))
                .isInstanceOfSatisfying(
                        RevocationStatus.Good.class,
                        good -> assertThat(good.evidence().description()).startsWith("CRL 17 of 2026"));
    }

    @Test
    void revokedWithTimeAndReason() {
        assertThat(ask(ROOT.crl(revoking(CRLReason.keyCompromise))))
                .isInstanceOfSatisfying(RevocationStatus.Revoked.class, revoked -> {
                    assertThat(revoked.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE);
                    assertThat(revoked.since()).isEqualTo(NOW.minusSeconds(60));
                });
        assertThat(ask(ROOT.crl(revoking(CRLReason.certificateHold))))
                .isInstanceOfSatisfying(
                        RevocationStatus.Revoked.class,
                        held -> assertThat(held.reason()).isEqualTo(RevocationReason.CERTIFICATE_HOLD));
        assertThat(ask(ROOT.crl(revoking(CRLReason.unspecified))))
                .isInstanceOfSatisfying(
                        RevocationStatus.Revoked.class,
                        revoked -> assertThat(revoked.reason()).isEqualTo(RevocationReason.UNSPECIFIED));
    }

    @Test
    void unknownWithoutAListOfTheIssuer() {
        assertUnknown(ask(), "no revocation list");
        assertUnknown(ask(PERSON.emptyCrl()), "no revocation list");
        assertUnknown(RevocationSource.none().check(PERSON.certificate(), ROOT.certificate(), NOW), "No source");
    }

    /** Another authority of the same name says that everything is fine. */
    @Test
    void unknownIfSignedBySomebodyElse() {
        TestIssuer impostor = TestIssuer.root(KeyKind.P_256);
        assertUnknown(ask(impostor.emptyCrl()), "not signed by the issuer");
        assertThat(ask(impostor.emptyCrl(), ROOT.crl(revoking(1)))).isInstanceOf(RevocationStatus.Revoked.class);
    }

    @Test
    void unknownIfTampered() {
        byte[] tampered = ROOT.emptyCrl().toArray();
        tampered[tampered.length - 1] ^= 1;
        assertUnknown(ask(Bytes.of(tampered)), "not signed by the issuer");
    }

    @Test
    void unknownOutsideItsTime() {
        Instant day = NOW.minus(Duration.ofDays(1));
        assertUnknown(ask(ROOT.crl(day.minusSeconds(60), day, list -> {})), "outdated since");
        assertUnknown(ask(ROOT.crl(NOW.plusSeconds(1), NOW.plusSeconds(60), list -> {})), "made later");
        assertUnknown(ask(ROOT.crl(day, null, list -> {})), "when the next is due");
    }

    @Test
    void newestCounts() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        Bytes old = ROOT.crl(NOW.minus(Duration.ofHours(5)), tomorrow, list -> {});
        Bytes recent = ROOT.crl(NOW.minus(Duration.ofHours(1)), tomorrow, revoking(4));
        assertThat(ask(old, recent)).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(ask(recent, old)).isInstanceOf(RevocationStatus.Revoked.class);
    }

    @Test
    void unknownOnExtensionsNobodyKnows() {
        assertUnknown(ask(ROOT.crl(list -> list.addExtension(UNKNOWN, true, DERNull.INSTANCE))), "critical extension");
        assertThat(ask(ROOT.crl(list -> list.addExtension(UNKNOWN, false, DERNull.INSTANCE))))
                .isInstanceOf(RevocationStatus.Good.class);
        CrlContent entry = list -> {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(UNKNOWN, true, DERNull.INSTANCE);
            list.addCRLEntry(SERIAL, Date.from(NOW), extensions.generate());
        };
        assertUnknown(ask(ROOT.crl(entry)), "critical extension");
    }

    @Test
    void unknownIfTheIssuerMayNotSignLists() {
        TestIssuer mute = ROOT.request(KeyKind.P_256, "CN=MUTE")
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .keyUsage(KeyUsage.keyCertSign)
                .issue();
        TestIssuer person = mute.person(KeyKind.P_256);
        assertUnknown(
                CrlRevocationSource.of(mute.emptyCrl()).check(person.certificate(), mute.certificate(), NOW),
                "may not sign");
    }

    @Test
    void removalIsForDeltaListsOnly() {
        assertUnknown(ask(ROOT.crl(revoking(CRLReason.removeFromCRL))), "removed from it");
        Bytes base = ROOT.crl(both(number(5), revoking(CRLReason.certificateHold)));
        Bytes released = ROOT.crl(both(delta(6, 5), revoking(CRLReason.removeFromCRL)));
        assertThat(ask(base)).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(ask(base, released)).isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void deltaNeedsItsBase() {
        Bytes delta = ROOT.crl(both(delta(6, 5), revoking(CRLReason.keyCompromise)));
        assertUnknown(ask(delta), "no revocation list");
        assertThat(ask(delta, ROOT.crl(number(5)))).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(ask(delta, ROOT.crl(number(4))))
                .as("made for a later list")
                .isInstanceOf(RevocationStatus.Good.class);
        assertThat(ask(delta, ROOT.crl(number(6))))
                .as("older than the complete list")
                .isInstanceOf(RevocationStatus.Good.class);
        assertThat(ask(delta, ROOT.emptyCrl())).as("no number").isInstanceOf(RevocationStatus.Good.class);
    }

    private static CrlContent scope(IssuingDistributionPoint scope) {
        return list -> list.addExtension(Extension.issuingDistributionPoint, true, scope);
    }

    @Test
    void scopeHasToCoverTheCertificate() {
        assertThat(ask(ROOT.crl(scope(new IssuingDistributionPoint(null, true, false, null, false, false)))))
                .as("users only")
                .isInstanceOf(RevocationStatus.Good.class);
        for (IssuingDistributionPoint other : new IssuingDistributionPoint[] {
            new IssuingDistributionPoint(null, false, true, null, false, false),
            new IssuingDistributionPoint(null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false),
            new IssuingDistributionPoint(null, false, false, null, true, false),
            new IssuingDistributionPoint(null, false, false, null, false, true),
            new IssuingDistributionPoint(point("http://crl.example/1"), false, false)
        }) {
            assertUnknown(ask(ROOT.crl(scope(other))), "other certificates");
        }
        TestIssuer authority = ROOT.authority("CN=CA");
        assertUnknown(
                CrlRevocationSource.of(
                                ROOT.crl(scope(new IssuingDistributionPoint(null, true, false, null, false, false))))
                        .check(authority.certificate(), ROOT.certificate(), NOW),
                "other certificates");
    }

    private static DistributionPointName point(String uri) {
        return new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    }

    @Test
    void partOfASplitListHasToBeTheCertificatesOwn() {
        TestIssuer person = ROOT.request(KeyKind.P_256, "CN=X")
                .documentSigner()
                .extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(point("http://crl.example/1"), null, null)
                }))
                .issue();
        Bytes own = ROOT.crl(scope(new IssuingDistributionPoint(point("http://crl.example/1"), false, false)));
        Bytes other = ROOT.crl(scope(new IssuingDistributionPoint(point("http://crl.example/2"), false, false)));
        assertThat(CrlRevocationSource.of(own).check(person.certificate(), ROOT.certificate(), NOW))
                .isInstanceOf(RevocationStatus.Good.class);
        assertUnknown(
                CrlRevocationSource.of(other).check(person.certificate(), ROOT.certificate(), NOW),
                "other certificates");
    }

    @Test
    void weakSignaturesAreUnknown() throws IOException {
        X509v2CRLBuilder list = new X509v2CRLBuilder(
                X500Name.getInstance(ROOT.x509().getSubjectX500Principal().getEncoded()), Date.from(NOW));
        list.setNextUpdate(Date.from(NOW.plusSeconds(60)));
        assertUnknown(
                ask(Bytes.of(list.build(ROOT.contentSigner("SHA1withECDSA")).getEncoded())), "SHA-1 with ECDSA");
    }

    /** The list is genuine: its authority signs with GOST 34.310-2004. */
    @Test
    void readsAListOfTheKazakhAuthority() {
        assertThat(CrlRevocationSource.of(Vectors.bytes("nca_gost_test.crl"))
                        .check(
                                Certificates.parse(Vectors.bytes("ceo_valid_sign_2004_gost.cer")),
                                Certificates.parse(Vectors.bytes("nca_gost_test.crt")),
                                Instant.parse("2022-05-01T00:00:00Z")))
                .isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> CrlRevocationSource.of(ROOT.emptyCrl(), Bytes.of(new byte[] {0x30, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CRL number 2");
        assertThat(CrlRevocationSource.of(ROOT.emptyCrl())).hasToString("CrlRevocationSource[1 lists]");
    }

    @Test
    void listsInFiles(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("root.crl");
        Bytes list = ROOT.crl(revoking(CRLReason.keyCompromise));
        Files.write(file, list.toArray());
        assertThat(CrlRevocationSource.ofFiles(file).check(PERSON.certificate(), ROOT.certificate(), NOW))
                .isInstanceOfSatisfying(
                        RevocationStatus.Revoked.class,
                        revoked -> assertThat(revoked.evidence().encoded()).isEqualTo(list));
        assertThatThrownBy(() -> CrlRevocationSource.ofFiles(folder.resolve("none.crl")))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("none.crl");
        Files.writeString(file, "-----BEGIN X509 CRL-----");
        assertThatThrownBy(() -> CrlRevocationSource.ofFiles(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl crl");
    }

    /** What was searched is not what is verified: somebody has taken an entry out in between. */
    @Test
    void listsThatChangeAreNotReliedOn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("root.crl");
        Files.write(file, ROOT.emptyCrl().toArray());
        CrlRevocationSource unverified = CrlRevocationSource.ofFiles(file);
        CrlRevocationSource verified = CrlRevocationSource.ofFiles(file);
        RevocationStatus.Good good =
                (RevocationStatus.Good) verified.check(PERSON.certificate(), ROOT.certificate(), NOW);
        Files.write(file, ROOT.crl(number(2)).toArray());
        assertUnknown(unverified.check(PERSON.certificate(), ROOT.certificate(), NOW), "has changed");
        assertThatThrownBy(() -> good.evidence().encoded()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void revokedWithInvalidityDate() {
        CrlContent suspect = list -> {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.invalidityDate, false, new ASN1GeneralizedTime(Date.from(NOW.minusSeconds(3600))));
            list.addCRLEntry(SERIAL, Date.from(NOW.minusSeconds(60)), extensions.generate());
        };
        assertThat(ask(ROOT.crl(suspect)))
                .isInstanceOfSatisfying(
                        RevocationStatus.Revoked.class,
                        revoked -> assertThat(revoked.invalidityDate()).contains(NOW.minusSeconds(3600)));
        CrlContent broken = list -> {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.invalidityDate, false, DERNull.INSTANCE);
            list.addCRLEntry(SERIAL, Date.from(NOW.minusSeconds(60)), extensions.generate());
        };
        assertUnknown(ask(ROOT.crl(broken)), "critical extension");
    }

    /** The list was made for a heap it does not fit into. */
    @Test
    void declaredLengthsAreNotAllocated() {
        byte[] bomb = {
            0x30, (byte) 0x84, 0x03, (byte) 0xff, 0x00, 0x00, 0x30, (byte) 0x84, 0x03, (byte) 0xf0, 0, 0, 0x02
        };
        assertThatThrownBy(() -> CrlRevocationSource.of(Bytes.of(bomb))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mutantsAreNotGood() {
        byte[] list = ROOT.crl(revoking(CRLReason.keyCompromise)).toArray();
        SeededRunner.run(600, random -> {
            byte[] mutant = list.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(ask(Bytes.of(mutant))).isNotInstanceOf(RevocationStatus.Good.class);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("CRL number 1");
            }
        });
    }

    @Test
    void reasonsAreOpen() {
        assertThat(RevocationReason.of(1)).isSameAs(RevocationReason.KEY_COMPROMISE);
        assertThat(RevocationReason.of(7).isKnown()).isFalse();
        assertThat(RevocationReason.of(7)).isEqualTo(RevocationReason.of(7)).hasToString("reason 7");
        assertThat(RevocationReason.of(9).code()).isEqualTo(9);
        assertThat(RevocationReason.of(9).isKnown()).isTrue();
    }
}
