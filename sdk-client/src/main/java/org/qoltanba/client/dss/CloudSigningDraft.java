package org.qoltanba.client.dss;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudSigning;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;

/** Collects what a signature shall be like, then hands it over once. */
final class CloudSigningDraft implements CloudSigning {

    private final UserSession session;
    private final DocumentSource document;
    private long certificateId;
    private @Nullable DssCertificate certificate;
    private SignaturePackaging packaging = SignaturePackaging.DETACHED;
    private String description;
    private @Nullable Secret pin;
    private boolean byDigest;
    private boolean begun;

    CloudSigningDraft(UserSession session, DocumentSource document) {
        this.session = session;
        this.document = document;
        this.description = document.name();
    }

    @Override
    public CloudSigning with(DssCertificate chosen) {
        certificate = Objects.requireNonNull(chosen, "certificate");
        certificateId = chosen.id();
        return this;
    }

    @Override
    public CloudSigning withCertificate(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("A certificate identifier is not negative; 0 is the user's default.");
        }
        certificate = null;
        certificateId = id;
        return this;
    }

    @Override
    public CloudSigning level(CadesLevel level) {
        Objects.requireNonNull(level, "level");
        if (level != CadesLevel.BES && level != CadesLevel.B_B) {
            throw new IllegalArgumentException("CryptoPro DSS is asked for " + CadesLevel.BES.displayName() + " or "
                    + CadesLevel.B_B.displayName() + " here, not for " + level.displayName() + ".");
        }
        return this;
    }

    @Override
    public CloudSigning detached() {
        packaging = SignaturePackaging.DETACHED;
        return this;
    }

    @Override
    public CloudSigning attached() {
        packaging = SignaturePackaging.ATTACHED;
        return this;
    }

    @Override
    public CloudSigning description(String text) {
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("The text for the phone must not be blank. Say what is to be signed.");
        }
        description = text;
        return this;
    }

    @Override
    public CloudSigning pin(Secret keyPin) {
        pin = Objects.requireNonNull(keyPin, "pin");
        return this;
    }

    @Override
    public CloudSigning byDigest() {
        byDigest = true;
        return this;
    }

    @Override
    public PendingOperation<Signature> begin() {
        return session.await(beginAsync());
    }

    @Override
    public CompletionStage<PendingOperation<Signature>> beginAsync() {
        if (begun) {
            throw new IllegalStateException(
                    "This signature was asked for already. Call sign(document) for another one.");
        }
        SigningOrder order = order();
        begun = true;
        return session.begin(order);
    }

    private SigningOrder order() {
        if (byDigest && packaging == SignaturePackaging.ATTACHED) {
            throw new IllegalStateException("attached() and byDigest() exclude each other: a service that does not get"
                    + " the document cannot put it into the signature. Leave one of them out.");
        }
        DssCertificate chosen = certificate;
        if (chosen != null && chosen.hasPin() && pin == null) {
            throw new IllegalStateException("The key of certificate " + chosen.id() + " asks for a PIN, which would be"
                    + " missed only after the user has confirmed. Give it with pin(...).");
        }
        return new SigningOrder(
                document,
                certificateId,
                chosen == null ? null : chosen.certificate(),
                packaging,
                description,
                pin,
                byDigest);
    }

    @Override
    public String toString() {
        return "CloudSigning[certificate " + certificateId + "]";
    }
}
