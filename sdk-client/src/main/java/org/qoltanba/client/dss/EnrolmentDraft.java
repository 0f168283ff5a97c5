package org.qoltanba.client.dss;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.CertificateEnrolment;
import org.qoltanba.api.dss.DssCertificateRequest;

/** Collects what a certificate shall be like. */
final class EnrolmentDraft extends OperationDraft<DssCertificateRequest, CertificateEnrolment>
        implements CertificateEnrolment {

    private final @Nullable Long authorityId;
    private final @Nullable Long renewed;
    private final Map<String, String> subject = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private @Nullable String template;

    /**
     * Nothing filled in yet.
     *
     * @param authorityId whom to ask; null for a renewal
     * @param renewed the certificate to renew; null for a new one
     */
    EnrolmentDraft(UserSession session, @Nullable Long authorityId, @Nullable Long renewed) {
        super(session);
        this.authorityId = authorityId;
        this.renewed = renewed;
    }

    @Override
    CertificateEnrolment self() {
        return this;
    }

    @Override
    public CertificateEnrolment template(String oid) {
        template = Objects.requireNonNull(oid, "oid");
        return this;
    }

    @Override
    public CertificateEnrolment subject(String oid, String value) {
        subject.put(Objects.requireNonNull(oid, "oid"), Objects.requireNonNull(value, "value"));
        return this;
    }

    @Override
    public CertificateEnrolment provider(String groupId) {
        parameters.put("GroupId", Objects.requireNonNull(groupId, "groupId"));
        return this;
    }

    @Override
    public CertificateEnrolment parameters(Map<String, String> more) {
        Objects.requireNonNull(more, "more")
                .forEach((name, value) ->
                        parameters.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
        return this;
    }

    @Override
    void requireComplete() {
        if (renewed == null && subject.isEmpty()) {
            throw new IllegalStateException("A certificate request names its subject, which the user sees on the phone."
                    + " Give at least the common name with subject(\"2.5.4.3\", ...).");
        }
    }

    @Override
    public EnrolmentOrder read(@Nullable URI timeStampService) {
        return new EnrolmentOrder(
                new EnrolmentOrder.Enrolment(authorityId, renewed, template, subject, parameters, pin()));
    }
}
