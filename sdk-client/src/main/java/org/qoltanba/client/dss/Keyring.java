package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateRequest;
import org.qoltanba.api.dss.DssKeyring;
import org.qoltanba.api.dss.DssPinCheck;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.http.StreamedJson;

/** The methods of contract sections 4.2 and 6.5 that nobody has to confirm. */
final class Keyring implements DssKeyring {

    /** The only format the contract knows. */
    private static final String XML = "2";

    private record PinCheckWire(
            @JsonProperty("IsValid") @Nullable Boolean isValid,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        @Override
        public String toString() {
            return "PinCheckWire";
        }
    }

    private record InstalledWire(
            @JsonProperty("certificate") String certificate) {

        @Override
        public String toString() {
            return "InstalledWire";
        }
    }

    private record DefaultWire(@JsonProperty("Default") boolean isDefault) {

        @Override
        public String toString() {
            return "DefaultWire";
        }
    }

    private final Dss dss;
    private final DssUser user;

    Keyring(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    @Override
    public DssCertificate certificate(long id) {
        return dss.await(() -> certificateAsync(id), "looking at a certificate");
    }

    @Override
    public CompletionStage<DssCertificate> certificateAsync(long id) {
        return Stages.handedOut(user.call(token -> dss.http()
                        .send(HttpCall.get(path("/certificates/{id}"), id(id))
                                .bearer(token)
                                .build()))
                .thenApply(Keyring::certificate));
    }

    private static DssCertificate certificate(HttpAnswer answer) {
        return UserSession.certificate(answer.json(CertificateWire.class), answer);
    }

    @Override
    public String describe(long id) {
        return dss.await(() -> describeAsync(id), "describing a certificate");
    }

    @Override
    public CompletionStage<String> describeAsync(long id) {
        return Stages.handedOut(user.call(token -> dss.http()
                        .send(HttpCall.get(path("/certificates/{id}/content"), id(id))
                                .query("format", XML)
                                .bearer(token)
                                .build()))
                .thenApply(answer -> answer.json(String.class)));
    }

    @Override
    public DssCertificate install(Bytes certificate) {
        return dss.await(() -> installAsync(certificate), "installing a certificate");
    }

    @Override
    public CompletionStage<DssCertificate> installAsync(Bytes certificate) {
        InstalledWire wire = new InstalledWire(
                Objects.requireNonNull(certificate, "certificate").toBase64());
        return Stages.handedOut(user.call(token -> dss.http()
                        .send(HttpCall.post(path("/certificates"))
                                .json(wire)
                                .bearer(token)
                                .build()))
                .thenApply(Keyring::certificate));
    }

    @Override
    public DssPinCheck checkPin(DssCertificate certificate, Secret pin) {
        return dss.await(() -> checkPinAsync(certificate, pin), "checking a PIN");
    }

    @Override
    public CompletionStage<DssPinCheck> checkPinAsync(DssCertificate certificate, Secret pin) {
        Objects.requireNonNull(pin, "pin");
        String id = id(Objects.requireNonNull(certificate, "certificate").id());
        return Stages.handedOut(user.call(token -> dss.http()
                        .send(HttpCall.post(path("/certificates/{id}/pin/check"), id)
                                .jsonStream(StreamedJson.object((json, documents) -> {
                                    json.writeStringField("Pin", pin.reveal(String::new));
                                    json.writeBooleanField("CheckAttempts", true);
                                }))
                                .bearer(token)
                                .build()))
                .thenApply(Keyring::check));
    }

    /** What does not say that the PIN is right says that it is not. */
    private static DssPinCheck check(HttpAnswer answer) {
        PinCheckWire wire = answer.json(PinCheckWire.class);
        return new DssPinCheck(
                Boolean.TRUE.equals(wire.isValid()), Objects.requireNonNullElse(wire.errorDescription(), ""));
    }

    @Override
    public void makeDefault(DssCertificate certificate) {
        dss.await(() -> made(certificate), "choosing a default certificate");
    }

    @Override
    public CompletionStage<@Nullable Void> makeDefaultAsync(DssCertificate certificate) {
        return Stages.handedOut(made(certificate).thenApply(done -> null));
    }

    private CompletableFuture<Boolean> made(DssCertificate certificate) {
        String id = id(Objects.requireNonNull(certificate, "certificate").id());
        return user.call(token -> dss.http()
                        .send(HttpCall.post(path("/certificates/{id}/default"), id)
                                .json(new DefaultWire(true))
                                .repeatable()
                                .bearer(token)
                                .build()))
                .thenApply(answer -> true);
    }

    @Override
    public List<DssCertificateRequest> requests() {
        return dss.await(this::requestsAsync, "listing certificate requests");
    }

    @Override
    public CompletionStage<List<DssCertificateRequest>> requestsAsync() {
        return Stages.handedOut(user.call(token -> dss.http()
                        .send(HttpCall.get(path("/requests")).bearer(token).build()))
                .thenApply(answer -> answer.json(new TypeReference<List<RequestWire>>() {}).stream()
                        .map(wire -> wire.toRequest(answer))
                        .toList()));
    }

    @Override
    public DssCertificateRequest request(long id) {
        return dss.await(() -> requestAsync(id), "looking at a certificate request");
    }

    @Override
    public CompletionStage<DssCertificateRequest> requestAsync(long id) {
        return Stages.handedOut(user.call(token -> dss.http()
                        .send(HttpCall.get(path("/requests/{id}"), id(id))
                                .bearer(token)
                                .build()))
                .thenApply(answer -> answer.json(RequestWire.class).toRequest(answer)));
    }

    @Override
    public void deleteRequest(long id) {
        dss.await(() -> deleted(id), "deleting a certificate request");
    }

    @Override
    public CompletionStage<@Nullable Void> deleteRequestAsync(long id) {
        return Stages.handedOut(deleted(id).thenApply(done -> null));
    }

    private CompletableFuture<Boolean> deleted(long id) {
        return user.call(token -> dss.http()
                        .send(HttpCall.delete(path("/requests/{id}"), id(id))
                                .bearer(token)
                                .build()))
                .thenApply(answer -> true);
    }

    private static String id(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("An identifier is not negative; 0 is the user's default certificate.");
        }
        return Long.toString(id);
    }

    private String path(String rest) {
        return dss.calls().ofEither(rest);
    }
}
