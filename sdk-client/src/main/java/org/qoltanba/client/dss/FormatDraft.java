package org.qoltanba.client.dss;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.DocumentSigning;
import org.qoltanba.api.dss.SignedDocument;

/** Collects what a signature inside a document shall be like. */
final class FormatDraft extends DocumentDraft<SignedDocument, DocumentSigning> implements DocumentSigning {

    private final DocumentSource document;
    private final DocumentFormat format;

    FormatDraft(UserSession session, DocumentSource document, DocumentFormat format) {
        super(session, document.name());
        this.document = document;
        this.format = format;
    }

    @Override
    DocumentSigning self() {
        return this;
    }

    @Override
    public boolean lacksTimeStampService() {
        return SignatureTerms.lacksTimeStampService(format);
    }

    @Override
    public FormatOrder read(@Nullable URI timeStampService) {
        SignatureTerms terms = SignatureTerms.of(SignatureTerms.complete(format, timeStampService));
        return new FormatOrder(Material.read(document, terms.digest()), key(), format, terms, description());
    }
}
