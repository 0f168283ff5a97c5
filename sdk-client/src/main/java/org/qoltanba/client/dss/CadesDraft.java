package org.qoltanba.client.dss;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.dss.CadesSigning;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.SignaturePackaging;

/**
 * Collects what signatures in containers of their own shall be like.
 *
 * @param <R> what the operation yields
 * @param <S> the draft as its caller knows it
 */
abstract class CadesDraft<R, S extends CadesSigning<R, S>> extends DocumentDraft<R, S> implements CadesSigning<R, S> {

    private CadesTerms terms = CadesTerms.usual();

    CadesDraft(UserSession session, String description) {
        super(session, description);
    }

    CadesTerms terms() {
        return terms;
    }

    S changed(CadesTerms wanted) {
        terms = wanted;
        return self();
    }

    private S changed(CadesTerms.Extras wanted) {
        return changed(terms.extras(wanted));
    }

    @Override
    public S level(CadesLevel level) {
        return changed(terms.level(Objects.requireNonNull(level, "level")));
    }

    @Override
    public S timeStampService(URI address) {
        return changed(terms.timeStampService(Objects.requireNonNull(address, "address")));
    }

    @Override
    public S detached() {
        return changed(terms.packaging(SignaturePackaging.DETACHED));
    }

    @Override
    public S attached() {
        return changed(terms.packaging(SignaturePackaging.ATTACHED));
    }

    @Override
    public S byDigest(DigestAlgorithm algorithm) {
        return changed(terms.byDigest(Objects.requireNonNull(algorithm, "algorithm")));
    }

    @Override
    public S includingChain() {
        return changed(terms.includingChain());
    }

    @Override
    public S includingDocumentName() {
        CadesTerms.Extras now = terms.extras();
        return changed(new CadesTerms.Extras(now.attributes(), true, now.base64(), now.template()));
    }

    @Override
    public S signedAttributes(Map<String, String> attributes) {
        CadesTerms.Extras now = terms.extras();
        return changed(new CadesTerms.Extras(
                Objects.requireNonNull(attributes, "attributes"), now.documentName(), now.base64(), now.template()));
    }

    @Override
    public S decodingBase64() {
        CadesTerms.Extras now = terms.extras();
        return changed(new CadesTerms.Extras(now.attributes(), now.documentName(), true, now.template()));
    }

    @Override
    public S byTemplate(String id) {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException(
                    "The identifier of a template must not be blank. Ask the administrator" + " of the DSS for it.");
        }
        CadesTerms.Extras now = terms.extras();
        return changed(new CadesTerms.Extras(now.attributes(), now.documentName(), now.base64(), id));
    }

    @Override
    void requireComplete() {
        super.requireComplete();
        if (terms.digest() != null && terms.packaging() == SignaturePackaging.ATTACHED) {
            throw new IllegalStateException("attached() and byDigest() exclude each other: a service that does not get"
                    + " the document cannot put it into the signature. Leave one of them out.");
        }
        if (terms.digest() != null && terms.extras().base64()) {
            throw new IllegalStateException(
                    "decodingBase64() and byDigest() exclude each other: a service that does not"
                            + " get the document cannot decode it. Leave one of them out.");
        }
        if (terms.digest() != null && terms.extras().template() != null) {
            throw new IllegalStateException("byTemplate(...) says it all, and a digest in place of a document is not"
                    + " among it. Leave byDigest() out.");
        }
    }
}
