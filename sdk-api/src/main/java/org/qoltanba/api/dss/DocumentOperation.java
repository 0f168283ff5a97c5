package org.qoltanba.api.dss;

/**
 * A {@link CloudOperation} that uses the key of a certificate on documents. Not thread-safe; use it once.
 *
 * @param <R> what the operation yields
 * @param <S> what its methods return, so that they can be chained
 * @since 0.1.0
 */
public interface DocumentOperation<R, S extends DocumentOperation<R, S>> extends CloudOperation<R, S> {

    /**
     * Whose key to use. Without it the service takes the user's default certificate.
     *
     * @param certificate one of the user's certificates
     * @return this
     */
    S with(DssCertificate certificate);

    /**
     * Whose key to use, by the certificate's identifier at the service.
     *
     * @param certificateId {@link DssCertificate#id()}; 0 is the user's default certificate
     * @return this
     */
    S withCertificate(long certificateId);

    /**
     * What the phone shows the user. Without it the document's name is shown.
     *
     * @param text a short description
     * @return this
     */
    S description(String text);
}
