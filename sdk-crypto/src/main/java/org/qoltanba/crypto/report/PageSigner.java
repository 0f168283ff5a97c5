package org.qoltanba.crypto.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Inn;
import org.qoltanba.api.signature.Ogrn;
import org.qoltanba.api.signature.Ogrnip;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.Snils;
import org.qoltanba.api.signature.TimeStampVerdict;

/** What a page says about one signer, and about those who signed the signature. */
final class PageSigner {

    private final Markup markup;
    private final PageParts parts;
    private final Texts texts;

    PageSigner(Markup markup, PageParts parts, Texts texts) {
        this.markup = markup;
        this.parts = parts;
        this.texts = texts;
    }

    void write(int number, SignerVerdict signer) throws IOException {
        markup.element("section", () -> {
            markup.element("h3", texts.get("label.signer") + " " + number + ". " + name(signer));
            contents(signer);
        });
    }

    private void contents(SignerVerdict signer) throws IOException {
        parts.verdict(signer.indication(), signer.subIndication());
        if (signer.certificate().isPresent() && signer.indication() != Indication.TOTAL_PASSED) {
            markup.element("p", texts.get("label.unconfirmed"));
        }
        parts.facts(() -> {
            if (signer.certificate().isPresent()) {
                certificate(signer.certificate().get());
            } else {
                parts.fact("signer", texts.get("label.noCertificate"));
            }
            signature(signer);
        });
        timeStamps(signer.timeStamps());
        evidence(signer.evidence());
        markup.element("h3", texts.get("section.checks"));
        parts.checks(signer.findings());
        counterSignatures(signer.counterSignatures());
    }

    private String name(SignerVerdict signer) {
        return signer.certificate()
                .map(this::shown)
                .map(PageSigner::name)
                .orElseGet(() -> texts.get("label.unknownSigner"));
    }

    private static String name(ShownCertificate certificate) {
        return certificate
                .commonName()
                .or(certificate::organization)
                .or(certificate::userId)
                .orElseGet(certificate::serialNumber);
    }

    private ShownCertificate shown(SignerCertificate certificate) {
        return new ShownCertificate(certificate, parts.options().personalNumbers());
    }

    private void certificate(SignerCertificate certificate) throws IOException {
        ShownCertificate shown = shown(certificate);
        parts.fact("person", shown.commonName());
        parts.fact("organization", shown.organization());
        parts.fact("userId", shown.userId());
        parts.fact("bin", certificate.bin().map(Bin::digits));
        parts.fact("organizationInn", certificate.organizationInn().map(Inn::digits));
        parts.fact("ogrn", certificate.ogrn().map(Ogrn::digits));
        if (parts.options().personalNumbers()) {
            parts.fact("iin", certificate.iin().map(Iin::digits));
            parts.fact("inn", certificate.inn().map(Inn::digits));
            parts.fact("ogrnip", certificate.ogrnip().map(Ogrnip::digits));
            parts.fact("snils", certificate.snils().map(Snils::digits));
        }
        if (!certificate.authorities().isEmpty()) {
            parts.fact(
                    "authorities",
                    certificate.authorities().stream().map(parts::authority).collect(Collectors.joining("; ")));
        }
        parts.fact("keyStoreType", certificate.keyStoreType().map(parts::keyStoreType));
        parts.fact("subject", shown.subject());
        parts.fact("issuer", shown.issuer());
        parts.fact("serialNumber", shown.serialNumber());
        parts.fact(
                "validity",
                parts.time(certificate.notBefore()) + " " + texts.get("label.until") + " "
                        + parts.time(certificate.notAfter()));
        parts.fact("fingerprint", shown.fingerprint());
    }

    private void signature(SignerVerdict signer) throws IOException {
        parts.fact("algorithm", signer.algorithm());
        parts.fact("level", signer.level().displayName());
        parts.fact(
                "provenLevel",
                signer.provenLevel().map(CadesLevel::displayName).orElseGet(() -> texts.get("label.noProvenLevel")));
        parts.fact(
                "claimedSigningTime",
                signer.claimedSigningTime().map(time -> parts.time(time) + " (" + texts.get("label.claimed") + ")"));
        parts.fact("bestSignatureTime", signer.bestSignatureTime().map(this::bestSignatureTime));
    }

    private String bestSignatureTime(SignatureTime time) {
        return parts.time(time.time()) + " (" + texts.of("source", time.source()) + ")";
    }

    private void timeStamps(List<TimeStampVerdict> stamps) throws IOException {
        if (stamps.isEmpty()) {
            return;
        }
        markup.element("h3", texts.get("section.timeStamps"));
        parts.table(List.of("time", "kind", "authority", "state"), "stamps", () -> {
            for (TimeStampVerdict stamp : stamps) {
                markup.element("tr", () -> timeStamp(stamp));
            }
        });
        for (TimeStampVerdict stamp : stamps) {
            if (!stamp.findings().isEmpty()) {
                markup.element("p", stampTitle(stamp));
                parts.checks(stamp.findings());
            }
        }
    }

    private String stampTitle(TimeStampVerdict stamp) {
        return texts.get("label.stampChecks") + " " + stamp.kind().attribute()
                + stamp.statedTime().map(time -> ", " + parts.time(time)).orElse("");
    }

    private void timeStamp(TimeStampVerdict stamp) throws IOException {
        markup.element("td", stamp.statedTime().map(parts::time).orElse("—"));
        markup.element("td", () -> {
            markup.element("div", texts.of("kind", stamp.kind()));
            markup.element("div", stamp.kind().attribute(), "class", "code");
        });
        markup.element("td", () -> {
            markup.element(
                    "div",
                    stamp.authority().map(this::shown).map(PageSigner::name).orElse("—"));
            markup.element("div", stamp.algorithm(), "class", "detail");
        });
        markup.element("td", () -> {
            String indication = stamp.indication().name();
            markup.element("span", texts.of("stamp", stamp.indication()), "class", "outcome " + indication);
            if (stamp.subIndication().isPresent()) {
                markup.element("div", parts.reason(stamp.subIndication().get()));
            }
            markup.element("div", PageParts.standardName(stamp.indication(), stamp.subIndication()), "class", "code");
        });
    }

    private void evidence(List<EvidenceUse> evidence) throws IOException {
        if (evidence.isEmpty()) {
            return;
        }
        markup.element("h3", texts.get("section.evidence"));
        parts.table(List.of("evidence", "serialNumber", "issuedAt", "origin"), "evidence", () -> {
            for (EvidenceUse used : evidence) {
                markup.element("tr", () -> {
                    markup.element("td", () -> {
                        markup.element("div", used.description(), "lang", "en");
                        markup.element("div", parts.shown(used.issuer()), "class", "detail");
                    });
                    markup.element("td", ShownCertificate.serialNumber(used.serialNumber()));
                    markup.element("td", parts.time(used.issuedAt()));
                    markup.element("td", texts.of("origin", used.origin()));
                });
            }
        });
    }

    /** They say that somebody saw the signature; they do not change the verdict on it. */
    private void counterSignatures(List<SignerVerdict> counterSignatures) throws IOException {
        if (counterSignatures.isEmpty()) {
            return;
        }
        markup.element("h3", texts.get("section.counterSignatures"));
        for (int i = 0; i < counterSignatures.size(); i++) {
            SignerVerdict counterSignature = counterSignatures.get(i);
            String title = texts.get("section.counterSignature") + " " + (i + 1) + ". " + name(counterSignature);
            markup.element(
                    "section",
                    () -> {
                        markup.element("h3", title);
                        contents(counterSignature);
                    },
                    "class",
                    "counter");
        }
    }
}
