package org.qoltanba.crypto.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.jca.Sha2;

class ReportJsonTest {

    private static final ObjectMapper READER = new ObjectMapper();

    private static JsonNode read(VerificationReport report, ReportOptions options) {
        try {
            return READER.readTree(SampleReports.json(report, options));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode signer() {
        return read(SampleReports.passed(), ReportOptions.defaults()).at("/signers/0");
    }

    @Test
    void saysWhatItIsAndWhatItIsAbout() {
        JsonNode report = read(SampleReports.passed(), ReportOptions.defaults());

        assertThat(report.get("schema").textValue()).isEqualTo("qoltanba-verification-report");
        assertThat(report.get("schemaVersion").textValue()).isEqualTo("1.0");
        assertThat(report.at("/subject/document").textValue()).isEqualTo("договор & contract.pdf");
        assertThat(report.at("/subject/signature").textValue()).isEqualTo("contract.pdf.p7s");
        assertThat(report.at("/subject/size").longValue()).isEqualTo(1024);
        assertThat(report.at("/subject/digest/oid").textValue()).isEqualTo("2.16.840.1.101.3.4.2.1");
        assertThat(report.at("/subject/digest/algorithm").textValue()).isEqualTo("SHA-256");
        assertThat(report.at("/subject/digest/value").textValue()).isEqualTo("0102fe");
        assertThat(report.at("/subject/verifiedAt").textValue()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(report.get("indication").textValue()).isEqualTo("TOTAL_PASSED");
        assertThat(report.get("subIndication").isNull()).isTrue();
        assertThat(report.at("/findings/0/outcome").textValue()).isEqualTo("WARNING");
        assertThat(report.at("/findings/0/code").textValue()).isEqualTo("CONTAINER");
        assertThat(report.at("/findings/0/text").textValue()).isEqualTo("The container is in BER.");
    }

    @Test
    void tellsEverythingAboutASigner() {
        JsonNode signer = signer();

        assertThat(signer.get("indication").textValue()).isEqualTo("TOTAL_PASSED");
        assertThat(signer.get("subIndication").isNull()).isTrue();
        assertThat(signer.at("/level/code").textValue()).isEqualTo("B_LTA");
        assertThat(signer.at("/level/name").textValue()).isEqualTo("CAdES-BASELINE-LTA");
        assertThat(signer.at("/provenLevel/code").textValue()).isEqualTo("B_LT");
        assertThat(signer.at("/provenLevel/name").textValue()).isEqualTo("CAdES-BASELINE-LT");
        assertThat(signer.get("algorithm").textValue()).isEqualTo("SHA-256 with ECDSA");
        assertThat(signer.get("claimedSigningTime").textValue()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(signer.at("/bestSignatureTime/time").textValue()).isEqualTo("2026-11-20T08:00:05Z");
        assertThat(signer.at("/bestSignatureTime/source").textValue()).isEqualTo("SIGNATURE_TIME_STAMP");
        assertThat(signer.at("/findings/1/code").textValue()).isEqualTo("SOMETHING_NEW");
        assertThat(signer.get("findings")).hasSize(2);
    }

    @Test
    void tellsTimeStampsEvidenceAndCounterSignatures() {
        JsonNode signer = signer();
        JsonNode stamp = signer.at("/timeStamps/0");
        assertThat(stamp.get("kind").textValue()).isEqualTo("SIGNATURE");
        assertThat(stamp.get("attribute").textValue()).isEqualTo("signature-time-stamp");
        assertThat(stamp.get("indication").textValue()).isEqualTo("TOTAL_PASSED");
        assertThat(stamp.get("subIndication").isNull()).isTrue();
        assertThat(stamp.get("time").textValue()).isEqualTo("2026-11-20T08:00:05Z");
        assertThat(stamp.get("algorithm").textValue()).isEqualTo("SHA-256 with RSA");
        assertThat(stamp.at("/authority/commonName").textValue()).isEqualTo("Printed TSA");
        assertThat(stamp.at("/findings/0/text").textValue()).isEqualTo("The token is intact.");
        assertThat(signer.at("/timeStamps/1/time").isNull()).isTrue();
        assertThat(signer.at("/timeStamps/1/authority").isNull()).isTrue();
        assertThat(signer.at("/timeStamps/1/subIndication").textValue()).isEqualTo("NO_CERTIFICATE_CHAIN_FOUND");

        JsonNode evidence = signer.at("/evidence/0");
        assertThat(evidence.get("description").textValue()).isEqualTo("CRL 17 of 2026-11-21T06:00:00Z");
        assertThat(evidence.get("issuer").textValue()).isEqualTo("CN=Printed Root,C=KZ");
        assertThat(evidence.get("serialNumber").textValue()).isEqualTo("abc");
        assertThat(evidence.get("issuedAt").textValue()).isEqualTo("2026-11-21T06:00:00Z");
        assertThat(evidence.get("origin").textValue()).isEqualTo("SUPPLIED");

        JsonNode counter = signer.at("/counterSignatures/0");
        assertThat(counter.get("indication").textValue()).isEqualTo("INDETERMINATE");
        assertThat(counter.get("subIndication").textValue()).isEqualTo("TRY_LATER");
        assertThat(counter.at("/level/code").textValue()).isEqualTo("CMS");
        for (String absent : Set.of("certificate", "provenLevel", "claimedSigningTime", "bestSignatureTime")) {
            assertThat(counter.get(absent).isNull()).as(absent).isTrue();
        }
        assertThat(counter.get("counterSignatures")).isEmpty();
    }

    @Test
    void namesTheSignerWithoutPersonalNumbers() throws Exception {
        JsonNode certificate = signer().get("certificate");

        assertThat(certificate.get("commonName").textValue()).isEqualTo("ТЕСТОВ ТЕСТ");
        assertThat(certificate.get("organization").textValue()).isEqualTo("АО \"ТЕСТ\"");
        assertThat(certificate.get("userId").textValue()).isEqualTo("ERP-1");
        assertThat(certificate.get("bin").textValue()).isEqualTo("123456789021");
        assertThat(certificate.get("organizationInn").textValue()).isEqualTo("7707083893");
        assertThat(certificate.get("ogrn").textValue()).isEqualTo("1027700132195");
        assertThat(certificate.get("keyStoreType").textValue()).isEqualTo("1.2.398.3.3.5.1.1");
        assertThat(certificate.at("/authorities/1/oid").textValue()).isEqualTo("1.2.398.3.3.4.1.2.1");
        assertThat(certificate.at("/authorities/1/name").textValue()).isEqualTo("first head");
        assertThat(certificate.get("issuer").textValue()).isEqualTo("CN=Printed Root,C=KZ");
        assertThat(certificate.get("serialNumber").textValue()).isEqualTo("abc");
        assertThat(certificate.get("notBefore").textValue()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(certificate.get("notAfter").textValue()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(certificate.get("sha256").textValue())
                .isEqualTo(HexFormat.of()
                        .formatHex(Sha2.SHA_256
                                .newDigest()
                                .digest(SampleReports.DIRECTOR.encoded().toArray())));
        assertThat(certificate.get("personalNumbersShown").booleanValue()).isFalse();
        assertThat(certificate.get("subject").textValue())
                .startsWith("CN=ТЕСТОВ ТЕСТ,SERIALNUMBER=***,C=KZ")
                .contains("OU=BIN123456789021", "7707083893");
        String whole = new String(
                SampleReports.json(SampleReports.passed(), ReportOptions.defaults()), StandardCharsets.UTF_8);
        assertThat(whole).doesNotContain(SampleReports.PERSONAL);
    }

    @Test
    void showsPersonalNumbersWhenAskedFor() {
        JsonNode certificate = read(
                        SampleReports.passed(), ReportOptions.defaults().withPersonalNumbers())
                .at("/signers/0/certificate");
        assertThat(certificate.get("personalNumbersShown").booleanValue()).isTrue();
        assertThat(certificate.get("iin").textValue()).isEqualTo("123456789011");
        assertThat(certificate.get("inn").textValue()).isEqualTo("500100732259");
        assertThat(certificate.get("ogrnip").textValue()).isEqualTo("304500116000157");
        assertThat(certificate.get("snils").textValue()).isEqualTo("11223344595");
        assertThat(certificate.get("subject").textValue()).contains("IIN123456789011");
    }

    /** A number may stand where nobody expects it. */
    @Test
    void hidesNumbersInOtherAttributesToo() {
        SignerCertificate odd = PrintedCertificate.of(
                new X500Name("CN=ТЕСТОВ 123456789011,OU=IIN123456789011,O=СНИЛС 112-233-445 95,UID=304500116000157"),
                1);
        String json = new String(SampleReports.json(signedBy(odd), ReportOptions.defaults()), StandardCharsets.UTF_8);
        assertThat(json).doesNotContain(SampleReports.PERSONAL).doesNotContain("112-233-445 95");
        assertThat(json).contains("ТЕСТОВ ***");
    }

    /** Half a surrogate pair is no character: a name with one must not spoil the report. */
    @Test
    void writesNamesThatAreNoText() throws Exception {
        X500Name broken = new X500Name(new RDN[] {
            new RDN(new AttributeTypeAndValue(BCStyle.CN, new DERBMPString(new String(new char[] {'A', '\ud800', 0}))))
        });
        JsonNode report = read(signedBy(PrintedCertificate.of(broken, 1)), ReportOptions.defaults());
        assertThat(report.at("/signers/0/certificate/commonName").textValue()).isEqualTo("A\\u{d800}\\u{0}");
    }

    @Test
    void writesWhatCannotBeReadAndWhatWasNotChecked() {
        JsonNode unreadable = read(SampleReports.unreadable(), ReportOptions.defaults());
        assertThat(unreadable.get("subIndication").textValue()).isEqualTo("FORMAT_FAILURE");
        assertThat(unreadable.get("signers")).isEmpty();
        assertThat(read(SampleReports.failed(), ReportOptions.defaults())
                        .get("subIndication")
                        .textValue())
                .isEqualTo("HASH_FAILURE");

        ReportSubject bare = ReportSubject.of("x", SampleReports.VERIFIED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(bare.toString()).doesNotContain("[x");
        assertThatThrownBy(() -> bare.withSize(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatNoException().isThrownBy(() -> ReportJson.create().write(SampleReports.undecided(), bare, out));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"size\" : null", "\"digest\" : null");
    }

    @Test
    void aStreamThatFailsIsNoWholeReport() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> ReportJson.create().write(SampleReports.passed(), SampleReports.SUBJECT, broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");
        assertThatThrownBy(() ->
                        ReportPage.in(ReportLanguage.EN).write(SampleReports.passed(), SampleReports.SUBJECT, broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");
    }

    /** The documented schema and the written one are the same. */
    @Test
    void everyMemberIsDocumented() throws IOException {
        Set<String> written = new TreeSet<>();
        collect(read(SampleReports.passed(), ReportOptions.defaults().withPersonalNumbers()), written);
        String documentation = Files.readString(Path.of("..", "docs", "report.md"));
        assertThat(written).allSatisfy(member -> assertThat(documentation).contains("`" + member + "`"));
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }

    private static VerificationReport signedBy(SignerCertificate certificate) {
        SignerVerdict signer = SampleReports.signer(Indication.TOTAL_PASSED, null)
                .certificate(certificate)
                .build();
        return VerificationReport.of(List.of(signer), List.of());
    }
}
