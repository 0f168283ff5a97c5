package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.RawSignature;
import org.qoltanba.api.dss.SignedDocument;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.client.http.StreamedJson.Documents;
import org.qoltanba.crypto.cades.SignatureValues;

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

    /** Formats are taken as they come, but a bare value can be checked where the key says how it signs. */
    @Override
    public SignedDocument checked(SignedDocument result) {
        SignerCertificate certificate = key().certificate();
        if (format instanceof RawSignature
                && certificate != null
                && !SignatureValues.verify(result.content(), material().document(), certificate)
                        .orElse(true)) {
            throw new SigningFailedException(
                    "CryptoPro DSS answered with something that is no signature of this document"
                            + " by the certificate asked for. It was not accepted. Begin the operation again; if it happens"
                            + " again, tell the administrator of the DSS.");
        }
        return result;
    }

    @Override
    SignedDocument result(Bytes octets) {
        return new SignedDocument(material().document().name(), format, octets);
    }
}
