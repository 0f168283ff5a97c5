package org.qoltanba.crypto.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

class ReportPageTest {

    private static final Path EXPECTED = Path.of("src/test/resources/org/qoltanba/crypto/report");

    private static String page(VerificationReport report, ReportLanguage language) {
        return SampleReports.page(report, language, ReportOptions.defaults());
    }

    /** Reads a page the way a browser does, and refuses what a browser would have to repair. */
    private static Document browse(String page) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document document = Jsoup.parse(page, "", parser);
        assertThat(parser.getErrors()).isEmpty();
        assertThatNoException()
                .isThrownBy(() -> DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(
                                page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8))));
        return document;
    }

    /** The whole page as it was looked at. Rewrite the files with -Dreport.rewrite=true, and look at them again. */
    @ParameterizedTest
    @EnumSource
    void thePageIsTheOneThatWasLookedAt(ReportLanguage language) throws IOException {
        String page = page(SampleReports.passed(), language);
        browse(page);
        Path expected = EXPECTED.resolve("passed_" + language.code() + ".html");
        if (Boolean.getBoolean("report.rewrite")) {
            Files.writeString(expected, page);
        }
        assertThat(page).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRunAndNothingIsLoaded(ReportLanguage language) {
        Document page = browse(page(SampleReports.failed(), language));
        assertThat(page.select("script, link, img, iframe, object, form, a")).isEmpty();
        assertThat(page.select("[src], [href], [onload], [onclick], [style]")).isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
        assertThat(page.select("html").attr("lang")).isEqualTo(language.code());
        assertThat(page.select("style").html()).contains("@media print").doesNotContain("url(", "@import");
    }

    /** What was not checked is called neither valid nor invalid. */
    @ParameterizedTest
    @EnumSource
    void theWordsFollowTheVerdict(ReportLanguage language) {
        String valid = language == ReportLanguage.RU ? "Подпись действительна" : "The signature is valid";
        String invalid = language == ReportLanguage.RU ? "Подпись недействительна" : "The signature is not valid";
        assertThat(browse(page(SampleReports.passed(), language))
                        .select(".verdict strong")
                        .eachText())
                .startsWith(valid);
        assertThat(browse(page(SampleReports.failed(), language)).text())
                .contains(invalid)
                .doesNotContain(valid);
        assertThat(browse(page(SampleReports.undecided(), language)).text())
                .doesNotContain(valid)
                .doesNotContain(invalid)
                .contains("INDETERMINATE / NO_CERTIFICATE_CHAIN_FOUND")
                .contains(
                        language == ReportLanguage.RU
                                ? "Не удалось установить, можно ли полагаться на подпись"
                                : "It could not be decided whether the signature can be relied on");
        String unconfirmed = Texts.in(language).get("label.unconfirmed");
        assertThat(page(SampleReports.failed(), language)).contains(unconfirmed);
        assertThat(page(SampleReports.passed(), language)).doesNotContain(unconfirmed);
        assertThat(browse(page(SampleReports.unreadable(), language)).select("section"))
                .isEmpty();
    }

    /** Whoever asks for a certificate chooses its names. */
    @ParameterizedTest
    @EnumSource
    void hostileNamesInjectNothing(ReportLanguage language) {
        List<String> attacks = List.of(
                "<script>alert(1)</script>",
                "</td></tr></table><h1>The signature is valid</h1>",
                "\" onmouseover=\"alert(1)",
                "'><img src=x onerror=alert(1)>",
                "]]><!--",
                "&lt;b&gt; &amp;",
                "</title></style><script>alert(1)</script>",
                "\u202Edilav\u202C",
                "a\u0000b\u0007c\u2028d\uFEFF",
                "x".repeat(60_000));
        for (String attack : attacks) {
            SignerCertificate hostile = PrintedCertificate.of(
                    new X500Name(new RDN[] {rdn(BCStyle.CN, attack), rdn(BCStyle.O, attack), rdn(BCStyle.UID, attack)}),
                    1);
            SignerVerdict signer = SampleReports.signer(Indication.INDETERMINATE, SubIndication.TRY_LATER)
                    .certificate(hostile)
                    .algorithm(attack)
                    .finding(new Finding(Finding.Outcome.FAILED, attack, attack))
                    .build();
            String html = page(VerificationReport.of(List.of(signer), List.of()), language);
            Document page = browse(html);
            Document calm = browse(page(SampleReports.undecided(), language));
            assertThat(page.select("script, img, b")).as(attack).isEmpty();
            assertThat(page.select("h1")).hasSameSizeAs(calm.select("h1"));
            assertThat(page.select("[onmouseover], [onerror]")).isEmpty();
            assertThat(html).doesNotContain("\u202E", "\u0000", "\u0007", "\u2028", "\uFEFF");
            assertThat(html.length()).isLessThan(80_000);
        }
        assertThat(ReportText.visible("\u202Ea")).isEqualTo("\\u{202e}a");
    }

    private static RDN rdn(ASN1ObjectIdentifier type, String value) {
        return new RDN(new AttributeTypeAndValue(type, new DERUTF8String(value)));
    }

    @ParameterizedTest
    @EnumSource
    void personalNumbersAreShownOnlyWhenAskedFor(ReportLanguage language) {
        assertThat(page(SampleReports.passed(), language)).doesNotContain(SampleReports.PERSONAL);
        assertThat(SampleReports.page(
                        SampleReports.passed(),
                        language,
                        ReportOptions.defaults().withPersonalNumbers()))
                .contains(SampleReports.PERSONAL);
    }

    @Test
    void timesAreInTheZoneThatWasAskedFor() {
        String page = SampleReports.page(
                SampleReports.passed(),
                ReportLanguage.EN,
                ReportOptions.defaults().in(ZoneId.of("Asia/Almaty")));
        assertThat(page).contains("2026-11-21 14:00:00 UTC+05:00").doesNotContain("09:00:00 UTC");
        assertThat(page(SampleReports.passed(), ReportLanguage.EN)).contains("2026-11-21 09:00:00 UTC<");
    }

    @Test
    void theLanguagesSayTheSameThings() {
        assertThat(Texts.in(ReportLanguage.RU).keys())
                .containsExactlyElementsOf(Texts.in(ReportLanguage.EN).keys());
    }

    @ParameterizedTest
    @EnumSource
    void everyConstantHasItsWords(ReportLanguage language) {
        Texts texts = Texts.in(language);
        for (Indication indication : Indication.values()) {
            assertThat(texts.of("verdict", indication)).isNotBlank();
            assertThat(texts.of("stamp", indication)).isNotBlank();
        }
        for (Enum<?> constant : SubIndication.values()) {
            assertThat(texts.of("sub", constant)).isNotBlank();
        }
        for (Enum<?> constant : Finding.Outcome.values()) {
            assertThat(texts.of("outcome", constant)).isNotBlank();
        }
        for (Enum<?> constant : TimeStampKind.values()) {
            assertThat(texts.of("kind", constant)).isNotBlank();
        }
        for (Enum<?> constant : SignatureTime.Source.values()) {
            assertThat(texts.of("source", constant)).isNotBlank();
        }
        for (Enum<?> constant : EvidenceUse.Origin.values()) {
            assertThat(texts.of("origin", constant)).isNotBlank();
        }
    }

    /** Every check that a real verification makes has a name in each language. */
    @ParameterizedTest
    @EnumSource
    void everyCheckHasAName(ReportLanguage language) {
        TestIssuer root = TestIssuer.root(KeyKind.P_256);
        TestIssuer person = root.person(KeyKind.P_256);
        VerificationReport report = TestSignatures.verifier(root)
                .verify(TestSignatures.signer(person).sign(TestSignatures.DOCUMENT), TestSignatures.DOCUMENT);
        Texts texts = Texts.in(language);
        assertThat(report.signers().get(0).findings())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(texts.find("finding." + finding.code())).isPresent());
        assertThat(browse(page(report, language)).text()).contains(texts.get("verdict.TOTAL_PASSED"));
    }
}
