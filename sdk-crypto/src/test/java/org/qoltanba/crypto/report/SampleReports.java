package org.qoltanba.crypto.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.api.signature.TimeStampVerdict;
import org.qoltanba.api.signature.VerificationReport;

/** Reports with something in every member, the same in every run. */
final class SampleReports {

    static final Instant VERIFIED = Instant.parse("2026-11-21T09:00:00Z");

    /** Numbers of a person that must not appear unless asked for. */
    static final List<String> PERSONAL = List.of("123456789011", "500100732259", "11223344595", "304500116000157");

    static final ReportSubject SUBJECT = ReportSubject.of("договор & contract.pdf", VERIFIED)
            .withSignature("contract.pdf.p7s")
            .withSize(1024)
            .withDigest(new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[] {1, 2, (byte) 0xfe})));

    static final SignerCertificate DIRECTOR = PrintedCertificate.of(
            new X500Name("CN=ТЕСТОВ ТЕСТ,SERIALNUMBER=IIN123456789011,C=KZ,O=АО \\\"ТЕСТ\\\",OU=BIN123456789021,"
                    + "1.2.643.3.131.1.1=500100732259,1.2.643.100.4=7707083893,1.2.643.100.1=1027700132195,"
                    + "1.2.643.100.5=304500116000157,1.2.643.100.3=11223344595,UID=ERP-1"),
            0xabc,
            "1.3.6.1.5.5.7.3.4",
            "1.2.398.3.3.4.1.2.1",
            "1.2.3.4");

    private static final SignerCertificate AUTHORITY =
            PrintedCertificate.of(new X500Name("CN=Printed TSA,C=KZ"), 0x777);

    private SampleReports() {}

    /** Everything was checked and is in order. */
    static VerificationReport passed() {
        return VerificationReport.of(
                List.of(signer(Indication.TOTAL_PASSED, null).build()),
                List.of(new Finding(Outcome.WARNING, "CONTAINER", "The container is in BER.")));
    }

    /** The chain was not checked. */
    static VerificationReport undecided() {
        return VerificationReport.of(
                List.of(SignerVerdict.builder()
                        .verdict(Indication.INDETERMINATE, SubIndication.NO_CERTIFICATE_CHAIN_FOUND)
                        .level(CadesLevel.BES)
                        .finding(new Finding(Outcome.NOT_CHECKED, "CERTIFICATE_PATH", "No path."))
                        .build()),
                List.of());
    }

    /** Something is wrong. */
    static VerificationReport failed() {
        return VerificationReport.of(
                List.of(signer(Indication.TOTAL_FAILED, SubIndication.HASH_FAILURE)
                        .build()),
                List.of());
    }

    static VerificationReport unreadable() {
        return VerificationReport.formatFailure(new Finding(Outcome.FAILED, "CONTAINER", "This is not a signature."));
    }

    static SignerVerdict.Builder signer(Indication indication, @Nullable SubIndication reason) {
        return SignerVerdict.builder()
                .verdict(indication, reason)
                .level(CadesLevel.B_LTA)
                .provenLevel(CadesLevel.B_LT)
                .certificate(DIRECTOR)
                .algorithm("SHA-256 with ECDSA")
                .claimedSigningTime(Instant.parse("2026-11-20T08:00:00Z"))
                .bestSignatureTime(new SignatureTime(
                        Instant.parse("2026-11-20T08:00:05Z"), SignatureTime.Source.SIGNATURE_TIME_STAMP))
                .timeStamp(new TimeStampVerdict(
                        TimeStampKind.SIGNATURE,
                        Indication.TOTAL_PASSED,
                        null,
                        Instant.parse("2026-11-20T08:00:05Z"),
                        AUTHORITY,
                        "SHA-256 with RSA",
                        List.of(new Finding(Outcome.PASSED, "SIGNATURE_VALUE", "The token is intact."))))
                .timeStamp(new TimeStampVerdict(
                        TimeStampKind.ARCHIVE_V3,
                        Indication.INDETERMINATE,
                        SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                        null,
                        null,
                        "unknown",
                        List.of()))
                .evidence(new EvidenceUse(
                        "CRL 17 of 2026-11-21T06:00:00Z",
                        "CN=Printed Root,C=KZ",
                        BigInteger.valueOf(0xabc),
                        Instant.parse("2026-11-21T06:00:00Z"),
                        EvidenceUse.Origin.SUPPLIED))
                .finding(new Finding(Outcome.PASSED, "MESSAGE_DIGEST", "The document is the one that was signed."))
                .finding(new Finding(Outcome.WARNING, "SOMETHING_NEW", "A check this version has no name for."))
                .counterSignature(SignerVerdict.builder()
                        .verdict(Indication.INDETERMINATE, SubIndication.TRY_LATER)
                        .level(CadesLevel.CMS)
                        .algorithm("SHA-256 with RSA")
                        .finding(new Finding(Outcome.NOT_CHECKED, "REVOCATION", "No revocation data."))
                        .build());
    }

    static byte[] json(VerificationReport report, ReportOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReportJson.with(options).write(report, SUBJECT, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    static String page(VerificationReport report, ReportLanguage language, ReportOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReportPage.in(language, options).write(report, SUBJECT, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
