package org.qoltanba.client.dss;

import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;

/** A certificate to delete (contract section 4.2). */
final class DeletionOrder extends CertificateOrder<Long> {

    DeletionOrder(DssCertificate certificate) {
        super(DssAction.DELETE_CERTIFICATE, "a deletion", "delete", certificate);
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.delete(calls.signService("/certificates/{id}"), segment());
    }

    @Override
    public Long read(HttpAnswer answer) {
        return certificateId();
    }
}
