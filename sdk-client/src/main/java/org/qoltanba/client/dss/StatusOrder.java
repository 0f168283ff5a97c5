package org.qoltanba.client.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson;

/** A certificate to revoke, suspend or take back into use (contract section 4.2). */
final class StatusOrder extends CertificateOrder<DssCertificate> {

    private final DssCertificateStatus wanted;
    private final @Nullable Secret pin;

    private StatusOrder(
            DssAction action,
            String name,
            String kind,
            DssCertificate certificate,
            DssCertificateStatus wanted,
            @Nullable Secret pin) {
        super(action, name, kind, certificate);
        this.wanted = wanted;
        this.pin = pin;
    }

    static StatusOrder revoke(DssCertificate certificate, @Nullable Secret pin) {
        return new StatusOrder(
                DssAction.REVOKE_CERTIFICATE, "a revocation", "revoke", certificate, DssCertificateStatus.REVOKED, pin);
    }

    static StatusOrder hold(DssCertificate certificate, @Nullable Secret pin) {
        return new StatusOrder(
                DssAction.HOLD_CERTIFICATE, "a suspension", "hold", certificate, DssCertificateStatus.HOLD, pin);
    }

    static StatusOrder unhold(DssCertificate certificate, @Nullable Secret pin) {
        return new StatusOrder(
                DssAction.UNHOLD_CERTIFICATE,
                "the end of a suspension",
                "unhold",
                certificate,
                DssCertificateStatus.ACTIVE,
                pin);
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/certificates/{id}/status"), segment())
                .jsonStream(StreamedJson.object((json, documents) -> {
                    json.writeStringField("Value", wanted.toString());
                    SigningMembers.pin(json, pin);
                }));
    }

    @Override
    public DssCertificate read(HttpAnswer answer) {
        return UserSession.certificate(answer.json(CertificateWire.class), answer);
    }
}
