package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.QrCodeOptions;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SignatureFormat;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.client.http.Stages;

/** A signature as SIGEX describes it, able to export itself. */
final class StoredSignature implements RegisteredSignature {

    private final Sigex sigex;
    private final SignatureRecord record;
    private final Iin signer;
    private final @Nullable Bin organization;
    private final String subject;
    private final Set<Authority> authorities;
    private final Instant storedAt;
    private final boolean xml;

    private StoredSignature(
            Sigex sigex,
            SignatureRecord record,
            Iin signer,
            @Nullable Bin organization,
            String subject,
            Set<Authority> authorities,
            Instant storedAt,
            boolean xml) {
        this.sigex = sigex;
        this.record = record;
        this.signer = signer;
        this.organization = organization;
        this.subject = subject;
        this.authorities = authorities;
        this.storedAt = storedAt;
        this.xml = xml;
    }

    /**
     * Reads a description.
     *
     * @throws ProtocolException if it lacks what every signature has, or holds a malformed number
     */
    static RegisteredSignature read(Sigex sigex, DocumentId documentId, SignatureWire wire) {
        try {
            return new StoredSignature(
                    sigex,
                    new SignatureRecord(documentId, Asking.required(wire.signId(), "signId")),
                    Iin.of(Asking.required(wire.userId(), "userId")),
                    wire.businessId() == null || wire.businessId().isEmpty() ? null : Bin.of(wire.businessId()),
                    wire.subject() == null ? "" : wire.subject(),
                    authorities(wire.extKeyUsages()),
                    Instant.ofEpochMilli(Asking.required(wire.storedAt(), "storedAt")),
                    SignatureUploadWire.isXml(wire.signType()));
        } catch (IllegalArgumentException malformed) {
            throw new ProtocolException(
                    "SIGEX described a signature in a way that breaks the contract: " + malformed.getMessage()
                            + " Check the address of the endpoint.",
                    ErrorContext.call(SigexService.NAME, "GET /api/{id}"),
                    null);
        }
    }

    /**
     * Describes a signature that has just been added: as the service does; where it does not let us look, for instance
     * because the document became private with this very signature, by the signer's certificate and our clock.
     *
     * @param signature the signature
     * @param certificate finds the signer's certificate if it is needed; empty if the signature does not hold it
     */
    static CompletableFuture<RegisteredSignature> describe(
            Sigex sigex,
            SignatureRecord record,
            Signature signature,
            Supplier<Optional<SignerCertificate>> certificate) {
        return sigex.calls()
                .info(record.documentId(), record.signId() - 1)
                .thenApply(info -> info.page().stream()
                        .filter(wire -> Objects.equals(wire.signId(), record.signId()))
                        .findFirst()
                        .map(wire -> read(sigex, record.documentId(), wire))
                        .orElseThrow(() -> new ProtocolException(
                                "SIGEX does not list the signature it has just registered. Ask for signatures() later.",
                                ErrorContext.call(SigexService.NAME, "GET /api/{id}"),
                                null)))
                .exceptionally(thrown -> fromCertificate(sigex, record, signature, certificate.get())
                        .orElseThrow(() -> Stages.failure(thrown)));
    }

    private static Optional<RegisteredSignature> fromCertificate(
            Sigex sigex, SignatureRecord record, Signature signature, Optional<SignerCertificate> certificate) {
        return certificate.flatMap(signer -> signer.iin()
                .map(iin -> new StoredSignature(
                        sigex,
                        record,
                        iin,
                        signer.bin().orElse(null),
                        signer.subject(),
                        signer.authorities(),
                        sigex.now(),
                        signature.isXml())));
    }

    static Set<Authority> authorities(@Nullable List<String> oids) {
        Set<Authority> found = new HashSet<>();
        for (String oid : oids == null ? List.<String>of() : oids) {
            found.add(Authority.ofOid(oid));
        }
        return Set.copyOf(found);
    }

    @Override
    public long signId() {
        return record.signId();
    }

    @Override
    public Iin signer() {
        return signer;
    }

    @Override
    public Optional<Bin> organization() {
        return Optional.ofNullable(organization);
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public Set<Authority> authorities() {
        return authorities;
    }

    @Override
    public Instant storedAt() {
        return storedAt;
    }

    @Override
    public boolean isXml() {
        return xml;
    }

    /** There is no place in XML for what the service obtained, so there is one form only. */
    private SignatureFormat possible(SignatureFormat wanted) {
        Objects.requireNonNull(wanted, "format");
        return xml ? SignatureFormat.AS_ACCEPTED : wanted;
    }

    @Override
    public Signature export() {
        return export(SignatureFormat.COMPLETE);
    }

    @Override
    public CompletionStage<Signature> exportAsync() {
        return exportAsync(SignatureFormat.COMPLETE);
    }

    @Override
    public Signature export(SignatureFormat format) {
        return sigex.await(() -> exportAsync(format), "exporting a signature");
    }

    @Override
    public CompletionStage<Signature> exportAsync(SignatureFormat format) {
        return Stages.handedOut(sigex.calls().export(record.documentId(), record.signId(), possible(format)));
    }

    @Override
    public String exportPem(SignatureFormat format) {
        return sigex.await(() -> exportPemAsync(format), "exporting a signature");
    }

    @Override
    public CompletionStage<String> exportPemAsync(SignatureFormat format) {
        Objects.requireNonNull(format, "format");
        if (xml) {
            throw new IllegalStateException("An XML signature has no PEM form. Call export() and toXml().");
        }
        return Stages.handedOut(sigex.calls().exportPem(record.documentId(), record.signId(), format));
    }

    @Override
    public List<Bytes> exportQrCodes(SignatureFormat format, QrCodeOptions options) {
        return sigex.await(() -> exportQrCodesAsync(format, options), "exporting a signature as QR codes");
    }

    @Override
    public CompletionStage<List<Bytes>> exportQrCodesAsync(SignatureFormat format, QrCodeOptions options) {
        Objects.requireNonNull(options, "options");
        return Stages.handedOut(
                sigex.calls().exportQrCodes(record.documentId(), record.signId(), possible(format), options));
    }

    @Override
    public String toString() {
        return "RegisteredSignature[" + record.signId() + " of document " + record.documentId() + "]";
    }
}
