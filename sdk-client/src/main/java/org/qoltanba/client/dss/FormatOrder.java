package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.SignedDocument;
import org.qoltanba.client.http.StreamedJson.Documents;

/** A signature inside the document itself, or a bare value, as it was asked for. */
final class FormatOrder extends DocumentOrder<SignedDocument> {

    private final DocumentFormat format;

    FormatOrder(Material material, KeyUse key, DocumentFormat format, SignatureTerms terms, String description) {
        super(material, key, terms, description);
        this.format = format;
    }

    @Override
    public String kind() {
        return "sign-format";
    }

    @Override
    public List<String> details() {
        return fingerprint();
    }

    @Override
    void writeContent(JsonGenerator json, Documents documents) throws IOException {
        material().writeTo(json, documents);
    }

    @Override
    SignedDocument result(Bytes octets) {
        return new SignedDocument(material().document().name(), format, octets);
    }
}
