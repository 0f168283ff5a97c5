package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson;

/** A key whose PIN is to be changed (contract sections 4.2 and 12.6). */
final class PinOrder extends CertificateOrder<Long> {

    private final @Nullable Secret oldPin;
    private final Secret newPin;

    PinOrder(DssCertificate certificate, @Nullable Secret oldPin, Secret newPin) {
        super(DssAction.CHANGE_PIN, "a change of PIN", "change-pin", certificate);
        this.oldPin = oldPin;
        this.newPin = newPin;
    }

    private void writePins(JsonGenerator json) throws IOException {
        if (oldPin != null) {
            json.writeStringField("OldPin", oldPin.reveal(String::new));
        }
        json.writeStringField("NewPin", newPin.reveal(String::new));
    }

    @Override
    public void requireAllowed(InstallationPolicy policy) {
        policy.requireNewPin(true);
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/certificates/{id}/pin"), segment())
                .jsonStream(StreamedJson.object((json, documents) -> {
                    writePins(json);
                }));
    }

    @Override
    public Long read(HttpAnswer answer) {
        return certificateId();
    }

    @Override
    public Optional<OrderV2<Long>> secondGeneration() {
        return Optional.of(new OrderV2<>() {
            @Override
            public HttpCall.Builder beginning(DssCalls calls, boolean confirmed) {
                return HttpCall.post(calls.signService("/v2/certificates/{id}/pin"), segment())
                        .jsonStream(StreamedJson.object((json, documents) -> {
                            writePins(json);
                            json.writeBooleanField("ForceConfirmation", confirmed);
                        }));
            }

            @Override
            public HttpCall.Builder confirmedCall(DssCalls calls) {
                return HttpCall.post(calls.signService("/v2/certificates/{id}/pin"), segment())
                        .jsonStream(StreamedJson.object((json, documents) -> {}));
            }

            @Override
            public Long read(OperationAnswer answer) {
                return certificateId();
            }
        });
    }
}
