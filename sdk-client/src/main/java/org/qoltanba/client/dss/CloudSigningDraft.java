package org.qoltanba.client.dss;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudSigning;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;

/** Collects what a CAdES or CMS signature shall be like. */
final class CloudSigningDraft extends CadesDraft<Signature, CloudSigning> implements CloudSigning {

    private final DocumentSource document;

    CloudSigningDraft(UserSession session, DocumentSource document) {
        super(session, document.name());
        this.document = document;
    }

    @Override
    CloudSigning self() {
        return this;
    }

    @Override
    public CloudSigning addingTo(Signature existing) {
        return changed(terms().on(Objects.requireNonNull(existing, "existing"), null));
    }

    @Override
    public CloudSigning countersigning(Signature existing, int index) {
        if (index < 0) {
            throw new IllegalArgumentException("Signatures of a container are counted from 0.");
        }
        return changed(terms().on(Objects.requireNonNull(existing, "existing"), index));
    }

    @Override
    public boolean lacksTimeStampService() {
        return terms().needsTimeStamp() && terms().timeStampService() == null;
    }

    @Override
    void requireComplete() {
        super.requireComplete();
        if (terms().extras().template() != null && terms().existing() != null) {
            throw new IllegalStateException("byTemplate(...) says it all, and adding to another signature is not among"
                    + " it. Leave one of them out.");
        }
        if (terms().digest() != null && terms().existing() != null) {
            throw new IllegalStateException(
                    "byDigest() makes a signature of its own; it cannot be added to another." + " Leave it out.");
        }
    }

    @Override
    public SigningOrder read(@Nullable URI timeStampService) {
        CadesTerms complete = timeStampService == null ? terms() : terms().timeStampService(timeStampService);
        Signature existing = terms().existing();
        if (existing != null) {
            // What is added to decides whether the document is inside, whatever was said
            complete = complete.packaging(
                    ResultCheck.holdsDocument(session().verifier(), existing)
                            ? SignaturePackaging.ATTACHED
                            : SignaturePackaging.DETACHED);
        }
        Material material = Material.read(document, terms().digest());
        return new SigningOrder(
                material,
                key(),
                complete,
                description(),
                SigningRecord.of(key(), complete, material),
                session().verifier());
    }

    @Override
    public String toString() {
        return "CloudSigning[certificate " + key().certificateId() + "]";
    }
}
