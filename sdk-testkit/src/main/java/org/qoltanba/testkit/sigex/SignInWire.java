package org.qoltanba.testkit.sigex;

import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** What signing in answers (contract sections 7.31 to 7.35). */
final class SignInWire {

    private SignInWire() {}

    /** A block to be signed. */
    record Nonce(String nonce) {}

    /** Who has signed in. */
    record Person(
            String userId,
            @Nullable String businessId,
            @Nullable String email,
            String subject,
            List<List<CertificateWire.AttributeWire>> subjectStructure,
            @Nullable String subjectAltName,
            @Nullable List<SignatureWire.AlternativeNameWire> subjectAltNameStructure,
            String signAlgorithm,
            @Nullable String keyStorage,
            List<String> policyIds,
            List<String> extKeyUsages,
            long certificateValidFrom,
            long certificateValidUntil) {

        static Person of(
                SignerIdentity person,
                X509CertificateHolder certificate,
                String signAlgorithm,
                String serialNumberLabel) {
            CertificateWire shown = CertificateWire.of(certificate, serialNumberLabel);
            List<AlternativeName> names = CertificateReader.alternativeNames(certificate);
            return new Person(
                    person.iin(),
                    person.bin(),
                    person.email(),
                    shown.subject(),
                    shown.subjectStructure(),
                    SignatureWire.AlternativeNameWire.text(names),
                    SignatureWire.AlternativeNameWire.list(names),
                    signAlgorithm,
                    CertificateReader.keyStorage(certificate).orElse(null),
                    shown.policyIds(),
                    shown.extKeyUsages(),
                    shown.from(),
                    shown.until());
        }
    }

    /** {@code GET /api/authLog}. */
    record Log(String userId, @Nullable String businessId, int eventsTotal, List<Event> events) {

        static Log of(SignerIdentity person, List<SignIn.Event> events, String serialNumberLabel) {
            return new Log(
                    person.iin(),
                    person.bin(),
                    events.size(),
                    events.stream()
                            .map(event -> Event.of(event, serialNumberLabel))
                            .toList());
        }
    }

    /** Somebody has signed in. */
    record Event(long authAt, String serialNumber, String issuer, String ip) {

        private static Event of(SignIn.Event event, String serialNumberLabel) {
            CertificateWire shown = CertificateWire.of(event.proof().signature().certificate(), serialNumberLabel);
            return new Event(event.at().toEpochMilli(), shown.serialNumber(), shown.issuer(), event.address());
        }
    }
}
