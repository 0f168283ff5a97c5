package org.qoltanba.crypto.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.health.HealthProblem.Kind;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.report.ReportLanguage;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.Vectors;

class CertificateHealthTest {

    private static final Instant NOW = TestIssuer.NOW;
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final TestIssuer ROOT = lasting(null, "CN=Lasting Root");
    private static final TestIssuer AUTHORITY = lasting(ROOT, "CN=Lasting Authority");

    @TempDir
    private Path folder;

    private static TestIssuer lasting(@Nullable TestIssuer issuer, String subject) {
        TestIssuer.Request request =
                issuer == null ? TestIssuer.selfSigned(KeyKind.P_256, subject) : issuer.request(KeyKind.P_256, subject);
        return request.authority().valid(days(-1000), days(5000)).issue();
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static TestIssuer.Request leaf(TestIssuer issuer, String name, int expiresIn) {
        return issuer.request(KeyKind.P_256, "CN=" + name)
                .keyOf(issuer)
                .documentSigner()
                .valid(days(-100), days(expiresIn));
    }

    private static CertificateHealth.Builder health() {
        return CertificateHealth.on(NOW)
                .within(QUARTER)
                .authorities(List.of(ROOT.certificate(), AUTHORITY.certificate()));
    }

    private static HealthReport check(CertificateHealth.Builder health, TestIssuer... leaves) {
        List<SignerCertificate> certificates = new ArrayList<>();
        for (TestIssuer leaf : leaves) {
            certificates.add(leaf.certificate());
        }
        return health.build().check(certificates);
    }

    private static String sha256(TestIssuer issuer) {
        return Fingerprint.of(issuer.certificate().encoded());
    }

    @Test
    void findsWhatExpiresWithinTheHorizonMostUrgentFirst() {
        HealthReport report = check(
                health(),
                leaf(AUTHORITY, "in a month", 30).issue(),
                leaf(AUTHORITY, "in a year", 365).issue(),
                leaf(AUTHORITY, "over", -1).issue(),
                leaf(AUTHORITY, "in a week", 7).issue());

        assertThat(report.certificates()).isEqualTo(4);
        assertThat(report.endangeredCount()).isEqualTo(3);
        assertThat(report.allHealthy()).isFalse();
        assertThat(report.endangered())
                .extracting(EndangeredCertificate::name)
                .containsExactly("over", "in a week", "in a month");
        assertThat(report.endangered()).extracting(EndangeredCertificate::place).containsExactly("3", "4", "1");
        EndangeredCertificate over = report.endangered().get(0);
        assertThat(over.reissueBy()).isEqualTo(days(-1)).isEqualTo(over.notAfter());
        assertThat(over.problems()).extracting(HealthProblem::kind).containsExactly(Kind.EXPIRY);
        assertThat(over.toString()).doesNotContain("over,").contains("3");
        assertThat(report.date()).isEqualTo(NOW);
        assertThat(report.until()).isEqualTo(days(90));
        assertThat(report).hasToString("HealthReport[4 certificates, 3 endangered, 0 files unreadable]");
    }

    @Test
    void theHorizonIsTheCallers() {
        TestIssuer leaf = leaf(AUTHORITY, "in a week", 7).issue();
        assertThat(check(health().within(Duration.ZERO), leaf).allHealthy()).isTrue();
        assertThat(check(health().within(Duration.ofDays(7)), leaf).allHealthy())
                .isFalse();
        assertThatThrownBy(() -> health().within(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    /** A certificate dies with its authority: named by certificate, by key, directly above or higher up. */
    @Test
    void findsWhatLosesItsAuthority() {
        TestIssuer leaf = leaf(AUTHORITY, "director", 365).issue();
        HealthPolicy byCertificate =
                HealthPolicy.parse("certificate:" + sha256(AUTHORITY) + ";2026-12-31;accreditation ends");
        HealthPolicy above = HealthPolicy.parse("certificate:" + sha256(ROOT) + ";2026-12-31;closes");
        HealthPolicy later = HealthPolicy.parse("certificate:" + sha256(ROOT) + ";2029-12-31;closes");
        HealthPolicy beyondTheHorizon = HealthPolicy.parse("certificate:" + sha256(ROOT) + ";2027-06-30;closes");

        for (HealthPolicy policy : List.of(byCertificate, above)) {
            HealthReport report = check(health().policy(policy), leaf);
            assertThat(report.endangered()).hasSize(1);
            EndangeredCertificate lost = report.endangered().get(0);
            assertThat(lost.reissueBy()).isEqualTo("2027-01-01T00:00:00Z");
            assertThat(lost.problems()).extracting(HealthProblem::kind).containsExactly(Kind.AUTHORITY_END);
            assertThat(lost.problems().get(0).text()).containsAnyOf("accreditation ends", "closes");
        }
        assertThat(check(health().policy(later), leaf).allHealthy()).isTrue();
        assertThat(check(health().policy(beyondTheHorizon), leaf).allHealthy()).isTrue();
        assertThat(check(health().policy(beyondTheHorizon).within(Duration.ofDays(300)), leaf)
                        .endangeredCount())
                .isEqualTo(1);
    }

    /** The certificate of the authority is not needed where the policy names its key. */
    @Test
    void anAuthorityIsKnownByItsKeyToo() throws Exception {
        TestIssuer leaf = leaf(AUTHORITY, "director", 365).issue();
        byte[] key = new JcaX509ExtensionUtils()
                .createSubjectKeyIdentifier(AUTHORITY.pair().getPublic())
                .getKeyIdentifier();
        HealthPolicy policy = HealthPolicy.parse("key:" + HexFormat.of().formatHex(key) + ";2026-12-31;closes");
        assertThat(check(CertificateHealth.on(NOW).policy(policy), leaf)
                        .endangered()
                        .get(0)
                        .problems())
                .extracting(HealthProblem::kind)
                .containsExactly(Kind.AUTHORITY_END);
        assertThat(check(health().policy(policy), leaf).endangeredCount()).isEqualTo(1);
    }

    @Test
    void findsWhatOutlivesTheCertificateOfItsAuthority() {
        TestIssuer brief = ROOT.request(KeyKind.P_256, "CN=Brief Authority")
                .authority()
                .valid(days(-100), days(20))
                .issue();
        TestIssuer leaf = leaf(brief, "director", 365).issue();
        EndangeredCertificate lost = check(health().authorities(List.of(brief.certificate())), leaf)
                .endangered()
                .get(0);
        assertThat(lost.reissueBy()).isEqualTo(days(20));
        assertThat(lost.problems()).extracting(HealthProblem::kind).containsExactly(Kind.AUTHORITY_EXPIRY);

        // Renewed with the same key: whoever was issued before lives on
        TestIssuer renewed = ROOT.request(KeyKind.P_256, "CN=Brief Authority")
                .keyOf(brief)
                .authority()
                .valid(days(-1), days(3000))
                .issue();
        assertThat(check(health().authorities(List.of(brief.certificate(), renewed.certificate())), leaf)
                        .allHealthy())
                .isTrue();
    }

    /** Two authorities that certify each other have no top, and the search has an end all the same. */
    @Test
    void crossCertificatesAreNoTrap() {
        TestIssuer one = lasting(null, "CN=One");
        TestIssuer two = lasting(null, "CN=Two");
        TestIssuer oneByTwo = two.request(KeyKind.P_256, "CN=One")
                .keyOf(one)
                .authority()
                .valid(days(-1), days(4000))
                .issue();
        TestIssuer twoByOne = one.request(KeyKind.P_256, "CN=Two")
                .keyOf(two)
                .authority()
                .valid(days(-1), days(4000))
                .issue();
        HealthReport report = check(
                CertificateHealth.on(NOW).authorities(List.of(oneByTwo.certificate(), twoByOne.certificate())),
                leaf(one, "x", 365).issue());
        assertThat(report.allHealthy()).isTrue();
    }

    @Test
    void findsAlgorithmsThatEnd() throws Exception {
        TestIssuer small =
                AUTHORITY.request(KeyKind.RSA_1024, "CN=small").documentSigner().issue();
        assertThat(check(health(), small).endangered().get(0).problems())
                .extracting(HealthProblem::text)
                .containsExactly("Its key has 1024 bits; less than 2048 are no longer accepted.");

        TestIssuer sha1 = AUTHORITY
                .request(KeyKind.P_256, "CN=sha1")
                .signedWith("SHA1withECDSA")
                .issue();
        assertThat(check(health(), sha1).endangered().get(0).problems().get(0).text())
                .contains("SHA-1 with ECDSA");

        HealthPolicy policy = HealthPolicy.parse("algorithm:1.2.840.10045.4.3.2;2026-12-31;given up");
        EndangeredCertificate ends = check(
                        health().policy(policy), leaf(AUTHORITY, "x", 365).issue())
                .endangered()
                .get(0);
        assertThat(ends.problems()).extracting(HealthProblem::kind).containsExactly(Kind.ALGORITHM_END);
        assertThat(ends.problems().get(0).text()).contains("1.2.840.10045.4.3.2", "given up");
        // The signature of a root proves nothing and endangers nothing
        assertThat(check(health().policy(policy), ROOT).allHealthy()).isTrue();

        HealthReport hooked = check(
                health().algorithms((algorithms, date) -> algorithms.keyBits() == 256
                        ? List.of(new HealthProblem(Kind.ALGORITHM_END, date, "P-256 ends."))
                        : List.of()),
                leaf(AUTHORITY, "x", 365).issue());
        assertThat(hooked.endangered().get(0).problems().get(0).text()).isEqualTo("P-256 ends.");
    }

    @Test
    void everyProblemOfACertificateIsTold() {
        HealthPolicy policy = HealthPolicy.parse("certificate:" + sha256(AUTHORITY) + ";2026-11-30;closes\n"
                + "algorithm:1.2.840.10045.2.1;2026-11-25;given up");
        EndangeredCertificate all = check(
                        health().policy(policy), leaf(AUTHORITY, "x", 60).issue())
                .endangered()
                .get(0);
        assertThat(all.problems())
                .extracting(HealthProblem::kind)
                .containsExactly(Kind.ALGORITHM_END, Kind.AUTHORITY_END, Kind.EXPIRY);
        assertThat(all.reissueBy()).isEqualTo("2026-11-26T00:00:00Z");
        assertThatThrownBy(() -> new EndangeredCertificate("1", null, "x", BigInteger.ONE, "", NOW, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Thousands of files, some of them broken: all are told apart, in the order of urgency, without a pause. */
    @Test
    void checksAFolderOfThousands() throws Exception {
        TestIssuer closing = lasting(ROOT, "CN=Closing Authority");
        byte[] dying = leaf(closing, "closing", 400).issue().x509().getEncoded();
        byte[] lasting = leaf(AUTHORITY, "healthy", 400).issue().x509().getEncoded();
        List<byte[]> expiring = new ArrayList<>();
        for (int days = 0; days < 80; days += 10) {
            expiring.add(leaf(AUTHORITY, "in " + days, days).issue().x509().getEncoded());
        }
        int healthy = 0;
        for (int i = 0; i < 3000; i++) {
            Path place =
                    Files.createDirectories(folder.resolve("branch-" + i % 7)).resolve(i + ".cer");
            if (i % 100 == 99) {
                Files.write(place, new byte[] {0x30, 0x03, (byte) i});
            } else if (i % 50 == 7) {
                Files.write(place, dying);
            } else if (i % 10 == 3) {
                Files.write(place, expiring.get(i / 10 % expiring.size()));
            } else {
                healthy++;
                Files.write(place, lasting);
            }
        }
        Files.writeString(folder.resolve("closing.pem"), Certificates.toPem(closing.certificate()));
        Files.writeString(folder.resolve("notes.txt"), "not a certificate");
        HealthPolicy policy = HealthPolicy.parse("certificate:" + sha256(closing) + ";2026-12-31;closes");
        List<Long> told = new ArrayList<>();

        HealthReport report = CertificateHealth.on(NOW)
                .within(QUARTER)
                .policy(policy)
                .build()
                .checkFolder(folder, (checked, all) -> {
                    assertThat(all).isEqualTo(3002);
                    told.add(checked);
                });

        assertThat(told).hasSize(3002).isSorted().endsWith(3002L);
        assertThat(report.unreadableCount()).isEqualTo(30);
        assertThat(report.unreadable())
                .hasSize(30)
                .allSatisfy(file -> assertThat(file.place()).endsWith("99.cer"));
        assertThat(report.otherFiles()).isEqualTo(1);
        assertThat(report.certificates()).isEqualTo(3001 - 30);
        assertThat(report.endangeredCount()).isEqualTo(3000 - 30 - healthy);
        assertThat(report.endangered()).isSortedAccordingTo(EndangeredCertificate.BY_URGENCY);
        assertThat(report.endangered())
                .filteredOn(each -> String.valueOf(each.name()).startsWith("closing"))
                .hasSize(60)
                .allSatisfy(each -> assertThat(each.reissueBy()).isEqualTo("2027-01-01T00:00:00Z"));
        assertThat(report.allHealthy()).isFalse();
    }

    @Test
    void readsEveryUsualForm() throws Exception {
        X509Certificate certificate = leaf(AUTHORITY, "x", 5).issue().x509();
        byte[] der = certificate.getEncoded();
        String pem = Certificates.toPem(Certificates.of(certificate));
        Files.write(folder.resolve("a.der"), der);
        Files.writeString(folder.resolve("b.CRT"), "subject: x\n" + pem + pem);
        Files.writeString(folder.resolve("c.cer"), Base64.getMimeEncoder().encodeToString(der));
        CMSSignedDataGenerator container = new CMSSignedDataGenerator();
        container.addCertificate(new X509CertificateHolder(der));
        container.addCertificate(new X509CertificateHolder(AUTHORITY.x509().getEncoded()));
        byte[] p7b = container.generate(new CMSAbsentContent()).getEncoded();
        Files.write(folder.resolve("d.p7b"), p7b);
        Files.writeString(
                folder.resolve("e.p7c"),
                "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(p7b) + "\n-----END PKCS7-----\n");
        Files.write(folder.resolve("f.p12"), unencrypted(certificate).getEncoded());

        HealthReport report = CertificateHealth.on(NOW).build().checkFolder(folder);

        assertThat(report.unreadable()).isEmpty();
        assertThat(report.endangered())
                .extracting(EndangeredCertificate::place)
                .containsExactly("a.der", "b.CRT", "b.CRT", "c.cer", "d.p7b", "e.p7c", "f.p12");
        assertThat(report.certificates()).isEqualTo(9);
    }

    private static PKCS12PfxPdu unencrypted(X509Certificate certificate) throws Exception {
        PKCS12SafeBag bag = new PKCS12SafeBagBuilder(Certificate.getInstance(certificate.getEncoded())).build();
        return new PKCS12PfxPduBuilder().addData(bag).build(null, new char[0]);
    }

    /** What cannot be read is told with the reason, and never counts as healthy. */
    @Test
    void reportsWhatCannotBeRead() throws Exception {
        Files.write(folder.resolve("empty.cer"), new byte[0]);
        Files.writeString(folder.resolve("none.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("odd.pem"), "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n");
        Files.writeString(folder.resolve("text.crt"), "hello");
        Files.write(folder.resolve("huge.der"), new byte[5 * 1024 * 1024]);
        Files.write(folder.resolve("octets.p12"), new DEROctetString(new byte[3]).getEncoded());
        Files.write(
                folder.resolve("none.p7b"),
                new CMSSignedDataGenerator().generate(new CMSAbsentContent()).getEncoded());
        Files.createDirectory(folder.resolve("folder.cer"));

        HealthReport report = CertificateHealth.on(NOW).build().checkFolder(folder);

        assertThat(report.certificates()).isZero();
        assertThat(report.unreadable())
                .extracting(UnreadableFile::place)
                .containsExactlyInAnyOrder(
                        "empty.cer", "none.pem", "odd.pem", "text.crt", "huge.der", "octets.p12", "none.p7b");
        assertThat(report.unreadable())
                .allSatisfy(file -> assertThat(file.reason()).isNotBlank());
        assertThat(report.allHealthy()).isFalse();
        assertThatThrownBy(() -> CertificateHealth.on(NOW).build().checkFolder(folder.resolve("nowhere")))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void opensGenuineKeyFilesWithTheirPassword() throws Exception {
        byte[] file = Vectors.bytes("key_individual_rsa.p12").toArray();
        Files.write(folder.resolve("person.p12"), file);
        HealthReport closed = CertificateHealth.on(NOW).build().checkFolder(folder);
        assertThat(closed.unreadable().get(0).reason()).contains("encrypted", "password");

        HealthReport open = CertificateHealth.on(NOW)
                .passwords(each -> each.endsWith("person.p12") ? Optional.of(Secret.of("Qwerty12")) : Optional.empty())
                .build()
                .checkFolder(folder);
        assertThat(open.unreadable()).isEmpty();
        assertThat(open.certificates()).isPositive();
        HealthReport wrong = CertificateHealth.on(NOW)
                .passwords(each -> Optional.of(Secret.of("wrong")))
                .build()
                .checkFolder(folder);
        assertThat(wrong.unreadable().get(0).reason()).contains("password").doesNotContain("wrong-");
    }

    @Test
    void showsGenuineCertificates() throws Exception {
        Files.write(
                folder.resolve("head.cer"),
                Vectors.bytes("ceo_valid_sign_2004_gost.cer").toArray());
        Files.write(
                folder.resolve("nca.crt"), Vectors.bytes("nca_gost_test.crt").toArray());
        HealthReport report = CertificateHealth.on(NOW)
                .policy(HealthPolicy.parse("algorithm:1.2.398.3.10.1.1.1.2;2024-04-30;GOST 34.310-2004 is given up"))
                .build()
                .checkFolder(folder);
        assertThat(report.unreadable()).isEmpty();
        assertThat(report.endangered())
                .filteredOn(each -> each.place().equals("head.cer"))
                .singleElement()
                .satisfies(head -> assertThat(head.problems())
                        .extracting(HealthProblem::kind)
                        .contains(Kind.ALGORITHM_END));
    }

    @Test
    void printsATable() throws IOException {
        HealthReport report = check(
                health(),
                leaf(AUTHORITY, "director\\\u001b[2J", 30).issue(),
                leaf(AUTHORITY, "over", -1).issue(),
                leaf(AUTHORITY, "x".repeat(40), 20).issue());
        StringBuilder table = new StringBuilder();
        HealthTable.write(report, table);
        assertThat(table.toString().lines())
                .containsExactly(
                        "Certificates: 3. To be reissued by 2027-02-19: 3.",
                        "",
                        "REISSUE BY    WHERE                           HOLDER                    WHY",
                        "2026-11-20!   2                               over                      The certificate has expired.",
                        "2026-12-11    3                               xxxxxxxxxxxxxxxxxxxxxxx…  The certificate expires.",
                        "2026-12-21    1                               director?[2J              The certificate expires.");
        StringBuilder russian = new StringBuilder();
        HealthTable.write(report, ReportLanguage.RU, russian);
        assertThat(russian.toString().lines())
                .startsWith("Сертификатов: 3. Перевыпустить до 2027-02-19: 3.")
                .anyMatch(line -> line.matches("2026-11-20! .* Срок действия сертификата истёк\\."))
                .anyMatch(line -> line.matches("2026-12-21 .* Истекает срок действия сертификата\\."))
                .noneMatch(line -> line.contains("expire"));

        Files.writeString(
                folder.resolve("a-rather-long-name-of-a-certificate-file.cer"), "hello", StandardCharsets.UTF_8);
        StringBuilder unreadable = new StringBuilder();
        HealthTable.write(CertificateHealth.on(NOW).build().checkFolder(folder), unreadable);
        assertThat(unreadable).contains("Not checked: 1 files.", "a-rather-long-name-of-a-certificate-file.cer: It");
    }

    /** However many there are, the most urgent are kept and all are counted. */
    @Test
    void keepsTheMostUrgentOfVeryMany() {
        HealthCollector collector = new HealthCollector();
        for (int i = 0; i < 12_000; i++) {
            int shuffled = i * 7919 % 12_000;
            collector.endangered(new EndangeredCertificate(
                    String.valueOf(shuffled),
                    null,
                    "CN=X",
                    BigInteger.ONE,
                    "",
                    NOW,
                    List.of(new HealthProblem(Kind.EXPIRY, NOW.plusSeconds(shuffled), "x"))));
            collector.unreadable("x", "y");
        }
        HealthReport report = new HealthReport(NOW, NOW, collector);
        assertThat(report.endangeredCount()).isEqualTo(12_000);
        assertThat(report.endangered()).hasSize(10_000).isSortedAccordingTo(EndangeredCertificate.BY_URGENCY);
        assertThat(report.endangered().get(9_999).place()).isEqualTo("9999");
        assertThat(report.unreadable()).hasSize(1000);
        assertThat(report.unreadableCount()).isEqualTo(12_000);
        StringBuilder table = new StringBuilder();
        try {
            HealthTable.write(report, table);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        assertThat(table).contains("and 2000 less urgent ones");
    }
}
