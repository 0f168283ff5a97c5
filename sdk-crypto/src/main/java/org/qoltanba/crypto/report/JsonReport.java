package org.qoltanba.crypto.report;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Inn;
import org.qoltanba.api.signature.KeyStoreType;
import org.qoltanba.api.signature.Ogrn;
import org.qoltanba.api.signature.Ogrnip;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.Snils;
import org.qoltanba.api.signature.TimeStampVerdict;
import org.qoltanba.api.signature.VerificationReport;

/** Which members a report has, in their order. The one place that knows the schema. */
final class JsonReport {

    private final JsonMembers json;
    private final ReportOptions options;

    JsonReport(JsonMembers json, ReportOptions options) {
        this.json = json;
        this.options = options;
    }

    void write(VerificationReport report, ReportSubject subject) throws IOException {
        json.object(() -> {
            json.text("schema", ReportJson.SCHEMA);
            json.text("schemaVersion", ReportJson.SCHEMA_VERSION);
            json.object("subject", () -> subject(subject));
            json.text("indication", report.indication().name());
            json.name("subIndication", report.subIndication());
            findings(report.findings());
            json.list("signers", report.signers(), this::signer);
        });
    }

    private void subject(ReportSubject subject) throws IOException {
        json.text("document", ReportText.visible(subject.document()));
        json.number("size", subject.size());
        json.optional("digest", subject.digest(), this::digest);
        json.text("signature", subject.signature().map(ReportText::visible));
        json.time("verifiedAt", Optional.of(subject.verifiedAt()));
    }

    private void digest(Digest digest) throws IOException {
        json.text("oid", digest.algorithm().oid());
        json.text("algorithm", digest.algorithm().displayName());
        json.text("value", HexFormat.of().formatHex(digest.value().toArray()));
    }

    private void signer(SignerVerdict signer) throws IOException {
        json.text("indication", signer.indication().name());
        json.name("subIndication", signer.subIndication());
        json.optional("level", Optional.of(signer.level()), this::level);
        json.optional("provenLevel", signer.provenLevel(), this::level);
        json.text("algorithm", ReportText.visible(signer.algorithm()));
        json.time("claimedSigningTime", signer.claimedSigningTime());
        json.optional("bestSignatureTime", signer.bestSignatureTime(), this::bestSignatureTime);
        json.optional("certificate", signer.certificate(), this::certificate);
        json.list("timeStamps", signer.timeStamps(), this::timeStamp);
        json.list("evidence", signer.evidence(), this::evidence);
        findings(signer.findings());
        json.list("counterSignatures", signer.counterSignatures(), this::signer);
    }

    private void level(CadesLevel level) throws IOException {
        json.text("code", level.name());
        json.text("name", level.displayName());
    }

    private void bestSignatureTime(SignatureTime time) throws IOException {
        json.time("time", Optional.of(time.time()));
        json.text("source", time.source().name());
    }

    private void timeStamp(TimeStampVerdict stamp) throws IOException {
        json.text("kind", stamp.kind().name());
        json.text("attribute", stamp.kind().attribute());
        json.text("indication", stamp.indication().name());
        json.name("subIndication", stamp.subIndication());
        json.time("time", stamp.statedTime());
        json.text("algorithm", ReportText.visible(stamp.algorithm()));
        json.optional("authority", stamp.authority(), this::certificate);
        findings(stamp.findings());
    }

    private void evidence(EvidenceUse evidence) throws IOException {
        json.text("description", ReportText.visible(evidence.description()));
        json.text("issuer", shown(evidence.issuer()));
        json.text("serialNumber", ShownCertificate.serialNumber(evidence.serialNumber()));
        json.time("issuedAt", Optional.of(evidence.issuedAt()));
        json.text("origin", evidence.origin().name());
    }

    /** Text that may hold numbers of a person. */
    private String shown(String text) {
        return ReportText.visible(options.personalNumbers() ? text : ShownCertificate.withoutNumbers(text));
    }

    private void findings(List<Finding> findings) throws IOException {
        json.list("findings", findings, this::finding);
    }

    private void finding(Finding finding) throws IOException {
        json.text("outcome", finding.outcome().name());
        json.text("code", finding.code());
        json.text("text", ReportText.visible(finding.text()));
    }

    private void certificate(SignerCertificate certificate) throws IOException {
        ShownCertificate shown = new ShownCertificate(certificate, options.personalNumbers());
        json.text("subject", shown.subject());
        json.text("issuer", shown.issuer());
        json.text("serialNumber", shown.serialNumber());
        json.text("sha256", shown.fingerprint());
        json.time("notBefore", Optional.of(certificate.notBefore()));
        json.time("notAfter", Optional.of(certificate.notAfter()));
        json.text("commonName", shown.commonName());
        json.text("organization", shown.organization());
        json.text("userId", shown.userId());
        json.text("bin", certificate.bin().map(Bin::digits));
        json.text("organizationInn", certificate.organizationInn().map(Inn::digits));
        json.text("ogrn", certificate.ogrn().map(Ogrn::digits));
        json.text("keyStoreType", certificate.keyStoreType().map(KeyStoreType::oid));
        json.list("authorities", certificate.authorities(), this::authority);
        json.flag("personalNumbersShown", options.personalNumbers());
        if (options.personalNumbers()) {
            json.text("iin", certificate.iin().map(Iin::digits));
            json.text("inn", certificate.inn().map(Inn::digits));
            json.text("ogrnip", certificate.ogrnip().map(Ogrnip::digits));
            json.text("snils", certificate.snils().map(Snils::digits));
        }
    }

    private void authority(Authority authority) throws IOException {
        json.text("oid", authority.oid());
        json.text("name", authority.displayName());
    }
}
