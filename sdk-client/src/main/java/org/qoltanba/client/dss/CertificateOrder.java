package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson.Documents;

/**
 * Something done to one certificate, without a document (contract sections 5.5 and 4.2). The direct call is the confirmed
 * one: there is nothing that the transaction would have fixed.
 *
 * @param <R> what the operation yields
 */
abstract class CertificateOrder<R> implements Order<R> {

    private final DssAction action;
    private final String name;
    private final String kind;
    private final DssCertificate certificate;

    CertificateOrder(DssAction action, String name, String kind, DssCertificate certificate) {
        this.action = action;
        this.name = name;
        this.kind = kind;
        this.certificate = certificate;
    }

    long certificateId() {
        return certificate.id();
    }

    /** The identifier as a segment of the path. */
    String segment() {
        return Long.toString(certificate.id());
    }

    @Override
    public DssAction action() {
        return action;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<String> details() {
        return OrderDetails.of(List.of(kind, segment()));
    }

    @Override
    public void writeTransaction(JsonGenerator json, Documents documents) throws IOException {
        json.writeArrayFieldStart("Parameters");
        TransactionCall.parameter(json, "CertificateID", segment());
        json.writeEndArray();
    }

    @Override
    public HttpCall.Builder directCall(DssCalls calls) {
        return confirmedCall(calls);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + kind + "]";
    }
}
