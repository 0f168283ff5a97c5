package org.qoltanba.client.sigex;

import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.EgovQrSigning;
import org.qoltanba.api.sigex.EgovTextSignature;
import org.qoltanba.api.sigex.SigexEgov;
import org.qoltanba.api.signature.Signature;

/** Signing by QR code (contract sections 7.50 to 7.52). */
final class Egov implements SigexEgov {

    private final Sigex sigex;

    Egov(Sigex sigex) {
        this.sigex = sigex;
    }

    @Override
    public EgovQrSigning<Signature> sign(DocumentSource document) {
        EgovResults results = sigex.egovResults();
        return new EgovQrDraft<>(
                sigex,
                EgovData.Method.CMS_SIGN_ONLY,
                List.of(EgovItem.of(Objects.requireNonNull(document, "document"))),
                (signed, data) -> results.signatures(signed, data).get(0));
    }

    @Override
    public EgovQrSigning<List<Signature>> sign(List<DocumentSource> documents) {
        if (Objects.requireNonNull(documents, "documents").isEmpty()) {
            throw new IllegalArgumentException("There is nothing to sign. Pass at least one document.");
        }
        return new EgovQrDraft<>(
                sigex,
                EgovData.Method.CMS_SIGN_ONLY,
                documents.stream().map(EgovItem::of).toList(),
                sigex.egovResults()::signatures);
    }

    @Override
    public EgovQrSigning<String> signXml(String name, String xml) {
        return new EgovQrDraft<>(
                sigex,
                EgovData.Method.XML,
                List.of(EgovItem.of(EgovTexts.required(name, "name"), Objects.requireNonNull(xml, "xml"))),
                EgovResults::xml);
    }

    @Override
    public EgovQrSigning<EgovTextSignature> signText(String name, String text) {
        return new EgovQrDraft<>(
                sigex,
                EgovData.Method.SIGN_BYTES_ARRAY,
                List.of(EgovItem.of(EgovTexts.required(name, "name"), Objects.requireNonNull(text, "text"))),
                (signed, data) -> EgovResults.text(signed));
    }

    @Override
    public String toString() {
        return "SigexEgov";
    }
}
