package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.cades.CadesVerifier;

/** Checks the signatures of a package, each against its document. */
final class PackageResults {

    private final CadesVerifier verifier;
    private final List<CadesTerms> terms;
    private final @Nullable Bytes certificate;

    /**
     * Prepares a check.
     *
     * @param verifier without anchors
     * @param terms what was asked for of each document; empty if the results are no containers, which nothing here can check
     * @param certificate fingerprint of the certificate asked for; null if only its identifier is known
     */
    PackageResults(CadesVerifier verifier, List<CadesTerms> terms, @Nullable Bytes certificate) {
        this.verifier = verifier;
        this.terms = terms;
        this.certificate = certificate;
    }

    /** The name of a result: containers are files of their own. */
    String nameOf(String document) {
        return terms.isEmpty() ? document : document + ".p7s";
    }

    /**
     * Blocks for documents and results.
     *
     * @param results what the service made, in the order of the documents
     * @param documents gives the document of a result
     * @return the same, with signatures
     * @throws SigningFailedException if one of them is not what was asked for; none is handed out then
     */
    List<DocumentResult> checked(List<DocumentResult> results, IntFunction<DocumentSource> documents) {
        if (terms.isEmpty()) {
            return results;
        }
        List<DocumentResult> checked = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            DocumentResult result = results.get(i);
            DocumentSource content = result.content().orElse(null);
            checked.add(content == null ? result : signed(result, content, terms.get(i), documents.apply(i)));
        }
        return List.copyOf(checked);
    }

    private DocumentResult signed(
            DocumentResult result, DocumentSource content, CadesTerms asked, DocumentSource document) {
        Signature existing = asked.existing();
        long limit = Answers.limit(document.size())
                + (existing == null ? 0 : Answers.limit(existing.encoded().size()));
        Signature signature = new ResultCheck(verifier, asked.signed(document), asked, certificate)
                .require(Signature.of(octets(content, limit)));
        DocumentResult.Builder signed = DocumentResult.of(result.name(), DocumentStatus.COMPLETED)
                .content(content)
                .signature(signature);
        result.storedAs().ifPresent(signed::storedAs);
        return signed.build();
    }

    private static Bytes octets(DocumentSource content, long limit) {
        if (content.size() > limit || content.size() == 0) {
            throw new SigningFailedException("CryptoPro DSS made a result of " + content.size()
                    + " bytes, which cannot be the signature of this document. It was not accepted.");
        }
        try (InputStream stream = content.open()) {
            return Bytes.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "A signature could not be fetched from the Document Store. Download it later by its identifier.",
                    unreadable);
        }
    }
}
