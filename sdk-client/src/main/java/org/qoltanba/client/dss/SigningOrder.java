package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.client.http.StreamedJson.Documents;
import org.qoltanba.crypto.cades.CadesVerifier;

/** A CAdES or CMS signature as it was asked for; the result is checked against the document. */
final class SigningOrder extends DocumentOrder<Signature> {

    private final CadesTerms cades;
    private final SigningRecord record;
    private final CadesVerifier verifier;

    /**
     * Collects.
     *
     * @param record the same in short, with the certificate's fingerprint if it is known
     * @param verifier without anchors
     */
    SigningOrder(
            Material material,
            KeyUse key,
            CadesTerms cades,
            String description,
            SigningRecord record,
            CadesVerifier verifier) {
        super(material, key, cades.toSignatureTerms(), description);
        this.cades = cades;
        this.record = record;
        this.verifier = verifier;
    }

    /** What a record says is enough to check the signature by, unless something rare was asked for. */
    private boolean isUsual() {
        return !cades.extras().base64() && cades.extras().template() == null;
    }

    @Override
    public String kind() {
        return isUsual() ? SigningRecord.KIND : "sign-as-filled-in";
    }

    @Override
    public List<String> details() {
        return isUsual() ? record.toDetails() : fingerprint();
    }

    @Override
    public void requireSame(List<String> details) {
        if (isUsual()) {
            record.requireSame(SigningRecord.ofDetails(details));
        } else {
            super.requireSame(details);
        }
    }

    @Override
    void writeContent(JsonGenerator json, Documents documents) throws IOException {
        Signature existing = cades.existing();
        if (existing == null) {
            material().writeTo(json, documents);
        } else {
            json.writeString(existing.encoded().toBase64());
        }
    }

    @Override
    @Nullable
    DocumentSource original() {
        return cades.existing() != null && cades.packaging() == SignaturePackaging.DETACHED
                ? material().document()
                : null;
    }

    @Override
    long answerLimit() {
        Signature existing = cades.existing();
        return (cades.packaging() == SignaturePackaging.ATTACHED ? super.answerLimit() : Answers.limit(0))
                + (existing == null ? 0 : Answers.limit(existing.encoded().size()));
    }

    @Override
    Signature result(Bytes octets) {
        return Signature.of(octets);
    }

    @Override
    public Signature checked(Signature result) {
        return new ResultCheck(verifier, cades.signed(material().document()), cades, record.certificate())
                .require(result);
    }
}
