package org.qoltanba.client.dss;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudSigning;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;

/** A user of CryptoPro DSS as a signer like any other. */
final class PhoneSigner implements DocumentSigner {

    private final UserSession session;
    private final DssCertificate certificate;
    private final @Nullable Secret pin;

    PhoneSigner(UserSession session, DssCertificate certificate, @Nullable Secret pin) {
        this.session = session;
        this.certificate = certificate;
        this.pin = pin;
    }

    @Override
    public SignerCertificate certificate() {
        return certificate.certificate();
    }

    @Override
    public CompletionStage<PendingOperation<Signature>> beginSigning(
            DocumentSource document, SignatureOptions options) {
        Objects.requireNonNull(options, "options");
        CloudSigning signing = session.sign(document).with(certificate).level(options.level());
        signing = options.packaging() == SignaturePackaging.ATTACHED ? signing.attached() : signing.detached();
        return (pin == null ? signing : signing.pin(pin)).beginAsync();
    }

    @Override
    public String toString() {
        return "DocumentSigner[CryptoPro DSS certificate " + certificate.id() + "]";
    }
}
