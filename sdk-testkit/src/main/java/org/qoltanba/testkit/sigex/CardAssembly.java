package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.tsp.TimeStampToken;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.card.Card;
import org.qoltanba.testkit.card.CardBuilder;
import org.qoltanba.testkit.card.CardFile;
import org.qoltanba.testkit.card.CardLanguage;
import org.qoltanba.testkit.card.CardSignature;
import org.qoltanba.testkit.card.Phrase;
import org.qoltanba.testkit.qr.QrCode;

/** Puts together what goes into a card (contract section 11): signatures with their evidence, by time stamp. */
final class CardAssembly {

    private static final String SYSTEM = "sigex.kz";
    private static final String PAGE = "https://sigex.kz/show/?id=";
    private static final int HEXADECIMAL = 16;
    private static final int PREFIX = "IIN".length();

    private final SignatureVerifier verifier;
    private final SigexSwitches switches;

    CardAssembly(SignatureVerifier verifier, SigexSwitches switches) {
        this.verifier = verifier;
        this.switches = switches;
    }

    /**
     * The card of a document.
     *
     * @param request what it is to show
     * @param document what it is of, with at least one signature
     * @param content its bytes
     * @param branding how the cards of its registrator look
     * @param now when the card is made
     */
    Card card(CardRequest request, SigexDocument document, Bytes content, Branding branding, Instant now) {
        String name = request.originalName(document.title());
        List<CardSignature> signatures = new ArrayList<>();
        List<StoredSignature> ordered = document.stored().stream()
                .sorted(Comparator.comparing(
                        signature -> TimeStamps.time(signature.signature().timeStamp())))
                .toList();
        for (StoredSignature signature : ordered) {
            signatures.add(signature(request, document.id(), signature, signatures.size() + 1));
        }
        return new Card(
                new Card.Heading(
                        document.title(),
                        document.description(),
                        now,
                        SYSTEM,
                        text(request, branding.howToVerify()).orElse(null)),
                look(request, document.id(), branding),
                new CardFile(name, content),
                signatures);
    }

    /** A card with a PDF and invented data, to see whether the PDF will do. */
    static Card sample(Bytes pdf, Instant now) {
        String invented = "Сертификат для образца";
        CardSignature signature = new CardSignature(
                new CardFile("1.cms", Bytes.of(new byte[] {0x30, 0x00})),
                invented,
                List.of(
                        new CardSignature.Field(Phrase.SUBJECT_NAME, invented),
                        new CardSignature.Field(Phrase.TIME_STAMP, CardBuilder.time(now))),
                List.of(QrCode.of("{}").picture(2)));
        Card.Look look = new Card.Look(CardLanguage.RU, true, true, null, null, "", Card.Logos.NONE);
        return new Card(
                new Card.Heading("Образец", "", now, SYSTEM, null),
                look,
                new CardFile("sample.pdf", pdf),
                List.of(signature));
    }

    private static Card.Look look(CardRequest request, String documentId, Branding branding) {
        return new Card.Look(
                request.language(),
                request.document(),
                request.signatures(),
                request.id() ? documentId : null,
                request.link() ? PAGE + documentId : null,
                request.verified()
                        ? request.language().choose("проверено на sigex.kz", "тексерілді sigex.kz", " / ")
                        : SYSTEM,
                new Card.Logos(
                        branding.withoutCardLogo() ? null : branding.cardLogo(),
                        text(request, branding.cardLogoText()).orElse(""),
                        branding.qrLogo()));
    }

    private static Optional<String> text(CardRequest request, Map<String, String> byLanguage) {
        String russian = byLanguage.get("ru");
        String kazakh = byLanguage.get("kk");
        return russian == null || kazakh == null
                ? Optional.empty()
                : Optional.of(request.language().choose(russian, kazakh, "\n"));
    }

    private CardSignature signature(CardRequest request, String documentId, StoredSignature stored, int number) {
        Bytes exported = SignatureExport.withEvidence(stored);
        return new CardSignature(
                new CardFile(number + ".cms", exported),
                stored.signer().name(),
                page(stored),
                request.signatures() && request.qrCodes()
                        ? SignatureQrSet.USUAL.of(documentId, stored, exported, switches)
                        : List.of());
    }

    /** The fields of section 11, "SignatureVisualization". */
    private List<CardSignature.Field> page(StoredSignature stored) {
        VerifiedSignature signature = stored.signature();
        X509CertificateHolder certificate = signature.submitted().certificate();
        SignerIdentity signer = signature.signer();
        Fields fields = new Fields();
        fields.add(Phrase.SUBJECT_NAME, signer.name());
        fields.add(Phrase.SUBJECT_ID, signer.iin().substring(PREFIX));
        String bin = signer.bin();
        if (bin != null) {
            fields.add(Phrase.ORGANIZATION_NAME, organization(certificate.getSubject()));
            fields.add(Phrase.ORGANIZATION_ID, bin.substring(PREFIX));
        }
        fields.add(Phrase.SUBJECT, name(certificate.getSubject()));
        fields.add(Phrase.ALTERNATIVE_NAMES, alternativeNames(certificate));
        fields.add(Phrase.SERIAL_NUMBER, serialNumber(certificate));
        fields.add(
                Phrase.VALID_FROM, CardBuilder.time(certificate.getNotBefore().toInstant()));
        fields.add(
                Phrase.VALID_UNTIL, CardBuilder.time(certificate.getNotAfter().toInstant()));
        fields.add(Phrase.POLICIES, described(CertificateReader.policies(certificate)));
        fields.add(Phrase.KEY_USAGE, described(CertificateReader.keyUsages(certificate)));
        fields.add(Phrase.EXTENDED_KEY_USAGE, described(CertificateReader.extendedKeyUsages(certificate)));
        fields.add(Phrase.ISSUER, name(certificate.getIssuer()));
        fields.add(
                Phrase.SIGNATURE_ALGORITHM,
                OidNames.describe(signature.submitted().signatureAlgorithm()));
        addTimeStamp(fields, signature.timeStamp());
        addStatus(fields, signature.ocspResponse());
        return fields.list();
    }

    private void addTimeStamp(Fields fields, TimeStampToken token) {
        fields.add(Phrase.TIME_STAMP, CardBuilder.time(TimeStamps.time(token)));
        addAuthority(fields, TimeStamps.certificate(token));
    }

    private void addStatus(Fields fields, BasicOCSPResp response) {
        SingleResp status = response.getResponses()[0];
        fields.add(Phrase.STATUS_TIME, CardBuilder.time(status.getThisUpdate().toInstant()));
        fields.add(Phrase.STATUS, "good");
        addAuthority(fields, verifier.responder(response));
    }

    private void addAuthority(Fields fields, X509CertificateHolder certificate) {
        fields.add(Phrase.SERIAL_NUMBER, serialNumber(certificate));
        fields.add(Phrase.SUBJECT, name(certificate.getSubject()));
        fields.add(Phrase.ISSUER, name(certificate.getIssuer()));
    }

    private String name(X500Name name) {
        return NameStructure.of(name, switches.signatures().serialNumberLabel()).text();
    }

    private static String organization(X500Name subject) {
        return Arrays.stream(subject.getRDNs(BCStyle.O))
                .findFirst()
                .map(relativeName ->
                        IETFUtils.valueToString(relativeName.getFirst().getValue()))
                .orElse("");
    }

    private static String alternativeNames(X509CertificateHolder certificate) {
        return CertificateReader.alternativeNames(certificate).stream()
                .map(name -> name.type() + "=" + name.value())
                .collect(Collectors.joining(","));
    }

    private static String serialNumber(X509CertificateHolder certificate) {
        return certificate.getSerialNumber().toString(HEXADECIMAL);
    }

    private static String described(List<String> identifiers) {
        return identifiers.stream().map(OidNames::describe).collect(Collectors.joining("\n"));
    }

    /** Fields that say something. */
    private static final class Fields {

        private final List<CardSignature.Field> fields = new ArrayList<>();

        private void add(Phrase label, String value) {
            if (!value.isEmpty()) {
                fields.add(new CardSignature.Field(label, value));
            }
        }

        private List<CardSignature.Field> list() {
            return List.copyOf(fields);
        }
    }
}
