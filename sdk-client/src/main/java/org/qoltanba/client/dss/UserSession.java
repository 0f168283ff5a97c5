package org.qoltanba.client.dss;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CertificateAction;
import org.qoltanba.api.dss.CertificateEnrolment;
import org.qoltanba.api.dss.CloudDecryption;
import org.qoltanba.api.dss.CloudSigning;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.DocumentSigning;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssDocuments;
import org.qoltanba.api.dss.DssKeyring;
import org.qoltanba.api.dss.DssKeys;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.dss.DssProcessing;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.PackageSigning;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.TemplateConfirmation;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.Stages;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.Certificates;

/** What a user who has signed in can do. */
final class UserSession implements DssSession {

    private final Dss dss;
    private final DssUser user;
    private final Operations orders;

    UserSession(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
        this.orders = new Operations(dss, user);
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
        return dss.await(this::certificatesAsync, "listing certificates");
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
    public DssKeys keys() {
        return new KeyCalls(dss, user);
    }

    @Override
    public DssPolicy policy() {
        return dss.await(this::policyAsync, "looking at the policy");
    }

    @Override
    public CompletionStage<DssPolicy> policyAsync() {
        return Stages.handedOut(orders.policy().thenApply(InstallationPolicy::policy));
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

    /** The token says what was asked for; only document and PIN are brought along. */
    private PendingOperation<Signature> resumed(ResumeToken token, DocumentSource document, @Nullable Secret pin) {
        requireContent(document);
        ConfirmationRecord record = ResumeTokens.read(Objects.requireNonNull(token, "token"))
                .requireFor(dss.calls().endpoint(), user.login(), SigningRecord.KIND);
        SigningRecord asked = ResumeTokens.details(record, SigningRecord::ofDetails);
        if (asked.existing() != null) {
            throw new IllegalArgumentException("This resume token is of a signature that is added to others. Fill it in"
                    + " as when it was begun, and resume it with sign(document)...resume(token).");
        }
        CadesTerms terms = CadesTerms.usual().level(asked.level()).packaging(asked.packaging());
        Material material = Material.read(document, null);
        asked.requireDocument(material);
        SigningOrder order = new SigningOrder(
                material, new KeyUse(asked.certificateId(), null, pin), terms, document.name(), asked, dss.verifier());
        return orders.resume(order, record);
    }

    @Override
    public DocumentSigning sign(DocumentSource document, DocumentFormat format) {
        return new FormatDraft(this, requireContent(document), Objects.requireNonNull(format, "format"));
    }

    @Override
    public PackageSigning signAll(List<DocumentSource> documents) {
        List<DocumentSource> given = List.copyOf(documents);
        given.forEach(UserSession::requireContent);
        return PackageDraft.of(this, given);
    }

    @Override
    public PackageSigning signStored(List<StoredDocumentId> documents) {
        return PackageDraft.ofStored(this, List.copyOf(documents));
    }

    @Override
    public CloudDecryption decrypt(DocumentSource encrypted) {
        return new DecryptionDraft(this, requireContent(encrypted));
    }

    @Override
    public CertificateEnrolment certificateRequest(long authorityId) {
        return new EnrolmentDraft(this, authorityId, null);
    }

    @Override
    public CertificateEnrolment renew(DssCertificate certificate) {
        return new EnrolmentDraft(this, null, requireNonNull(certificate).id());
    }

    @Override
    public CertificateAction<DssCertificate> revoke(DssCertificate certificate) {
        requireNonNull(certificate);
        return new CertificateDraft<>(this, pin -> StatusOrder.revoke(certificate, pin));
    }

    @Override
    public CertificateAction<DssCertificate> hold(DssCertificate certificate) {
        requireNonNull(certificate);
        return new CertificateDraft<>(this, pin -> StatusOrder.hold(certificate, pin));
    }

    @Override
    public CertificateAction<DssCertificate> unhold(DssCertificate certificate) {
        requireNonNull(certificate);
        return new CertificateDraft<>(this, pin -> StatusOrder.unhold(certificate, pin));
    }

    @Override
    public CertificateAction<Long> changePin(DssCertificate certificate, Secret newPin) {
        requireNonNull(certificate);
        Objects.requireNonNull(newPin, "newPin");
        return new CertificateDraft<>(this, oldPin -> new PinOrder(certificate, oldPin, newPin));
    }

    @Override
    public CertificateAction<Long> deleteCertificate(DssCertificate certificate) {
        requireNonNull(certificate);
        return new CertificateDraft<>(this, pin -> new DeletionOrder(certificate));
    }

    private static DssCertificate requireNonNull(DssCertificate certificate) {
        return Objects.requireNonNull(certificate, "certificate");
    }

    @Override
    public TemplateConfirmation confirm(String template) {
        return new TemplateDraft(dss, user, template);
    }

    @Override
    public DssProcessing processing() {
        return new ProcessingCalls(dss, user);
    }

    @Override
    public DssDocuments documents() {
        return new DocumentStore(dss, user);
    }

    @Override
    public List<DssOperation> operations() {
        return dss.await(this::operationsAsync, "listing operations");
    }

    @Override
    public CompletionStage<List<DssOperation>> operationsAsync() {
        return Stages.handedOut(
                user.call(token -> dss.calls().operations(token)).thenApply(OperationStates::list));
    }

    CadesVerifier verifier() {
        return dss.verifier();
    }

    Operations orders() {
        return orders;
    }

    <R> CompletionStage<PendingOperation<R>> begin(OrderForm<R> form) {
        return Stages.handedOut(orders.begin(form));
    }

    <R> PendingOperation<R> await(Supplier<CompletionStage<PendingOperation<R>>> beginning) {
        return dss.await(beginning, "beginning an operation");
    }

    @Override
    public String toString() {
        return "DssSession[" + dss.calls().endpoint().address() + "]";
    }
}
