package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssCertificateRequest;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson;
import org.qoltanba.client.http.StreamedJson.Documents;

/**
 * A certificate request or a renewal (contract sections 5.4, 6.5 and 12.6). A renewal is a request of type {@code Renew}
 * that names the certificate (section 17 point 21).
 */
final class EnrolmentOrder implements Order<DssCertificateRequest> {

    /**
     * What is asked for.
     *
     * @param authorityId the certification authority; null for a renewal
     * @param renewed the certificate to renew; null for a new one
     * @param template the template's object identifier; null if none was named
     * @param subject parts of the name by object identifier
     * @param parameters more of the request
     * @param pin the key's PIN; null if it has none
     */
    record Enrolment(
            @Nullable Long authorityId,
            @Nullable Long renewed,
            @Nullable String template,
            Map<String, String> subject,
            Map<String, String> parameters,
            @Nullable Secret pin) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    private final Enrolment enrolment;

    EnrolmentOrder(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Override
    public DssAction action() {
        return enrolment.renewed() == null ? DssAction.CREATE_REQUEST : DssAction.RENEW_CERTIFICATE;
    }

    @Override
    public String name() {
        return enrolment.renewed() == null ? "a certificate request" : "a renewal";
    }

    @Override
    public String kind() {
        return enrolment.renewed() == null ? "request" : "renew";
    }

    @Override
    public List<String> details() {
        List<String> parts = new ArrayList<>(List.of(
                kind(),
                String.valueOf(enrolment.authorityId()),
                String.valueOf(enrolment.renewed()),
                String.valueOf(enrolment.template())));
        enrolment.subject().forEach((oid, value) -> parts.add(oid + "=" + value));
        new TreeMap<>(enrolment.parameters()).forEach((name, value) -> parts.add(name + "=" + value));
        return OrderDetails.of(parts);
    }

    @Override
    public void requireAllowed(InstallationPolicy policy) {
        policy.requireNewPin(enrolment.pin() != null);
    }

    @Override
    public void writeTransaction(JsonGenerator json, Documents documents) throws IOException {
        json.writeArrayFieldStart("Parameters");
        if (enrolment.renewed() != null) {
            TransactionCall.parameter(json, "CertificateID", Long.toString(enrolment.renewed()));
        } else {
            TransactionCall.parameter(json, "CAId", String.valueOf(enrolment.authorityId()));
            TransactionCall.parameter(
                    json,
                    "CertSubjectName",
                    String.join(", ", enrolment.subject().values()));
            if (enrolment.template() != null) {
                TransactionCall.parameter(json, "CertTemplateOid", enrolment.template());
            }
        }
        json.writeEndArray();
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/requests")).jsonStream(StreamedJson.object((json, documents) -> {
            writeRequest(json, true, false);
        }));
    }

    @Override
    public HttpCall.Builder directCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/requests")).jsonStream(StreamedJson.object((json, documents) -> {
            if (enrolment.authorityId() != null) {
                json.writeNumberField("AuthorityId", enrolment.authorityId());
            }
            if (enrolment.template() != null) {
                json.writeStringField("Template", enrolment.template());
            }
            writeRequest(json, true, false);
        }));
    }

    private void writeRequest(JsonGenerator json, boolean withPin, boolean withTemplate) throws IOException {
        if (withPin) {
            SigningMembers.pin(json, enrolment.pin());
        }
        writeTexts(json, "DistinguishedName", enrolment.subject());
        Map<String, String> parameters = new LinkedHashMap<>(enrolment.parameters());
        if (enrolment.renewed() != null) {
            parameters.put("RequestType", "Renew");
            parameters.put("ActiveCertId", Long.toString(enrolment.renewed()));
        }
        if (withTemplate && enrolment.template() != null) {
            parameters.put("TemplateOid", enrolment.template());
        }
        writeTexts(json, "Parameters", parameters);
    }

    private static void writeTexts(JsonGenerator json, String member, Map<String, String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeObjectFieldStart(member);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
    }

    @Override
    public DssCertificateRequest read(HttpAnswer answer) {
        return answer.json(RequestWire.class).toRequest(answer);
    }

    @Override
    public Optional<OrderV2<DssCertificateRequest>> secondGeneration() {
        return Optional.of(new OrderV2<>() {
            @Override
            public HttpCall.Builder beginning(DssCalls calls, boolean confirmed) {
                return HttpCall.post(calls.signService("/v2/requests"))
                        .jsonStream(StreamedJson.object((json, documents) -> {
                            if (enrolment.authorityId() != null) {
                                json.writeNumberField("AuthorityId", enrolment.authorityId());
                            }
                            writeRequest(json, !confirmed, true);
                            json.writeBooleanField("ForceConfirmation", confirmed);
                        }));
            }

            @Override
            public HttpCall.Builder confirmedCall(DssCalls calls) {
                return HttpCall.post(calls.signService("/v2/requests"))
                        .jsonStream(StreamedJson.object((json, documents) -> {
                            SigningMembers.pin(json, enrolment.pin());
                        }));
            }

            @Override
            public DssCertificateRequest read(OperationAnswer answer) {
                return RequestWire.of(answer.result()).toRequest(answer.answer());
            }
        });
    }

    @Override
    public String toString() {
        return "EnrolmentOrder[" + kind() + "]";
    }
}
