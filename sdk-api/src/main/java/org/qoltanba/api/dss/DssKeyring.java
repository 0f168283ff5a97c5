package org.qoltanba.api.dss;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.secret.Secret;

/**
 * What a user does with certificates and keys in the cloud without having to confirm it (contract sections 4.2 and
 * 6.5).
 *
 * <p>Safe to share between threads. Methods block; each has a twin ending in {@code Async} that does not.
 *
 * @since 0.1.0
 */
public interface DssKeyring {

    /**
     * One of the user's certificates. Blocks.
     *
     * @param id its identifier; 0 is the user's default
     * @return the certificate
     * @throws UnknownCertificateException if there is none
     */
    DssCertificate certificate(long id);

    /**
     * {@link #certificate} without blocking.
     *
     * @param id its identifier
     * @return completes with the certificate
     */
    CompletionStage<DssCertificate> certificateAsync(long id);

    /**
     * A certificate described in XML, as the service writes it. Blocks.
     *
     * @param id its identifier
     * @return the XML text; not checked, and not to be trusted more than any other
     * @throws UnknownCertificateException if there is none
     */
    String describe(long id);

    /**
     * {@link #describe} without blocking.
     *
     * @param id its identifier
     * @return completes with the XML text
     */
    CompletionStage<String> describeAsync(long id);

    /**
     * Installs the certificate that an authority outside of the installation has issued for a request of the user.
     * Blocks.
     *
     * @param certificate X.509 in DER (RFC 5280)
     * @return the certificate as the service keeps it
     * @throws org.qoltanba.api.error.NotFoundException if no request waits for it
     * @throws org.qoltanba.api.error.InvalidRequestException if it is no certificate
     */
    DssCertificate install(Bytes certificate);

    /**
     * {@link #install} without blocking.
     *
     * @param certificate X.509 in DER
     * @return completes with the certificate as the service keeps it
     */
    CompletionStage<DssCertificate> installAsync(Bytes certificate);

    /**
     * Checks the PIN of a key, so that a wrong one is noticed before the user has confirmed anything. A wrong one counts
     * as an attempt. Blocks.
     *
     * @param certificate the key's certificate
     * @param pin the PIN
     * @return whether it is right
     */
    DssPinCheck checkPin(DssCertificate certificate, Secret pin);

    /**
     * {@link #checkPin} without blocking.
     *
     * @param certificate the key's certificate
     * @param pin the PIN
     * @return completes with whether it is right
     */
    CompletionStage<DssPinCheck> checkPinAsync(DssCertificate certificate, Secret pin);

    /**
     * Makes a certificate the user's default. Blocks.
     *
     * @param certificate one of the user's certificates
     */
    void makeDefault(DssCertificate certificate);

    /**
     * {@link #makeDefault} without blocking.
     *
     * @param certificate one of the user's certificates
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> makeDefaultAsync(DssCertificate certificate);

    /**
     * The user's certificate requests (contract section 6.5). Blocks.
     *
     * @return an unmodifiable list in the service's order
     */
    List<DssCertificateRequest> requests();

    /**
     * {@link #requests()} without blocking.
     *
     * @return completes with an unmodifiable list
     */
    CompletionStage<List<DssCertificateRequest>> requestsAsync();

    /**
     * One certificate request, as it stands now. Blocks.
     *
     * @param id {@link DssCertificateRequest#id()}
     * @return the request
     * @throws org.qoltanba.api.error.NotFoundException if there is none
     */
    DssCertificateRequest request(long id);

    /**
     * {@link #request} without blocking.
     *
     * @param id {@link DssCertificateRequest#id()}
     * @return completes with the request
     */
    CompletionStage<DssCertificateRequest> requestAsync(long id);

    /**
     * Deletes a certificate request. Blocks.
     *
     * @param id {@link DssCertificateRequest#id()}
     * @throws org.qoltanba.api.error.NotFoundException if there is none
     */
    void deleteRequest(long id);

    /**
     * {@link #deleteRequest} without blocking.
     *
     * @param id {@link DssCertificateRequest#id()}
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> deleteRequestAsync(long id);
}
