package org.qoltanba.client.dss;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudSigning;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssKeyring;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.Stages;
import org.qoltanba.crypto.pki.Certificates;

/** What a user who has signed in can do. */
final class UserSession implements DssSession {

    private final Dss dss;
    private final DssUser user;

    UserSession(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    @Override
    public String login() {
        return user.login();
    }

    @Override
    public DssSession confirmedBy(DssConfirmation how) {
        return new UserSession(dss.confirming(Objects.requireNonNull(how, "how")), user);
    }

    @Override
    public Optional<Secret> refreshToken() {
        return user.refreshToken();
    }

    @Override
    public List<DssCertificate> certificates() {
        return dss.await(certificatesAsync(), "listing certificates");
    }

    @Override
    public CompletionStage<List<DssCertificate>> certificatesAsync() {
        return Stages.handedOut(
                user.call(token -> dss.calls().certificates(token)).thenApply(UserSession::certificates));
    }

    private static List<DssCertificate> certificates(HttpAnswer answer) {
        return DssCalls.certificates(answer).stream()
                .map(wire -> certificate(wire, answer))
                .toList();
    }

    static DssCertificate certificate(CertificateWire wire, HttpAnswer answer) {
        Long id = wire.id();
        String encoded = wire.certificateBase64();
        if (id == null || encoded == null) {
            throw answer.notUnderstood("CryptoPro DSS listed a certificate without identifier or without content."
                    + " Check the address of the endpoint.");
        }
        try {
            return new DssCertificate(
                    id,
                    Certificates.parse(Bytes.fromBase64(encoded)),
                    DssCertificateStatus.of(
                            wire.status() == null
                                    ? CertificateWire.StatusWire.UNKNOWN
                                    : wire.status().word()),
                    Boolean.TRUE.equals(wire.isDefault()),
                    Boolean.TRUE.equals(wire.hasPin()),
                    wire.friendlyName());
        } catch (KeyAccessException | IllegalArgumentException malformed) {
            throw answer.notUnderstood("CryptoPro DSS listed certificate " + id + ", which is no X.509 certificate in"
                    + " Base64. Have the administrator of the DSS look at it.");
        }
    }

    @Override
    public DssKeyring keyring() {
        return new Keyring(dss, user);
    }

    @Override
    public DssPolicy policy() {
        return dss.await(policyAsync(), "looking at the policy");
    }

    @Override
    public CompletionStage<DssPolicy> policyAsync() {
        return Stages.handedOut(user.call(token -> dss.calls().policy(token))
                .thenApply(answer -> answer.json(PolicyWire.class)
                        .toPolicy(dss.calls().endpoint().isServiceClient())));
    }

    @Override
    public CloudSigning sign(DocumentSource document) {
        return new CloudSigningDraft(this, requireContent(document));
    }

    private static DocumentSource requireContent(DocumentSource document) {
        if (Objects.requireNonNull(document, "document").size() == 0) {
            throw new IllegalArgumentException("The document is empty; there is nothing to sign. Pass another one.");
        }
        return document;
    }

    @Override
    public DocumentSigner signer(DssCertificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        if (certificate.hasPin()) {
            throw new IllegalArgumentException("The key of certificate " + certificate.id() + " asks for a PIN."
                    + " Use signer(certificate, pin).");
        }
        return new PhoneSigner(this, certificate, null);
    }

    @Override
    public DocumentSigner signer(DssCertificate certificate, Secret pin) {
        return new PhoneSigner(
                this, Objects.requireNonNull(certificate, "certificate"), Objects.requireNonNull(pin, "pin"));
    }

    @Override
    public PendingOperation<Signature> resume(ResumeToken token, DocumentSource document) {
        return resumed(token, document, null);
    }

    @Override
    public PendingOperation<Signature> resume(ResumeToken token, DocumentSource document, Secret pin) {
        return resumed(token, document, Objects.requireNonNull(pin, "pin"));
    }

    private PendingOperation<Signature> resumed(ResumeToken token, DocumentSource document, @Nullable Secret pin) {
        requireContent(document);
        ConfirmationRecord record = ResumeTokens.read(Objects.requireNonNull(token, "token"))
                .requireFor(dss.calls().endpoint(), user.login(), SigningRecord.KIND);
        return new Signing(dss, user).resume(record, document, pin);
    }

    CompletionStage<PendingOperation<Signature>> begin(SigningOrder order) {
        return Stages.handedOut(new Signing(dss, user).begin(order));
    }

    PendingOperation<Signature> await(CompletionStage<PendingOperation<Signature>> begun) {
        return dss.await(begun, "beginning a signature");
    }

    @Override
    public String toString() {
        return "DssSession[" + dss.calls().endpoint().address() + "]";
    }
}
