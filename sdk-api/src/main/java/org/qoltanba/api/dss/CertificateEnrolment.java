package org.qoltanba.api.dss;

import java.util.Map;

/**
 * A certificate request, or the renewal of a certificate, about to be made by CryptoPro DSS, with a new key in the cloud
 * (contract sections 5.4 and 6.5). Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface CertificateEnrolment extends CloudOperation<DssCertificateRequest, CertificateEnrolment> {

    /**
     * What the certificate is for.
     *
     * @param oid the template's object identifier in dotted decimal, as the certification authority names it
     * @return this
     */
    CertificateEnrolment template(String oid);

    /**
     * One part of the subject's name. Repeat it for the others; their order is kept.
     *
     * @param oid the attribute's object identifier, for example {@code 2.5.4.3} for the common name; the policy names
     *     those that the authority demands
     * @param value its value
     * @return this
     */
    CertificateEnrolment subject(String oid, String value);

    /**
     * The group of cryptographic providers that makes the key: {@code GroupID} of the policy (contract section 4.3).
     *
     * @param groupId the identifier
     * @return this
     */
    CertificateEnrolment provider(String groupId);

    /**
     * More parameters of the request (contract section 6.5), for example {@code CertPeriod} and {@code CertPeriodUnits}.
     *
     * @param more names and values
     * @return this
     */
    CertificateEnrolment parameters(Map<String, String> more);
}
