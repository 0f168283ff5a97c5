package org.qoltanba.api.dss;

/**
 * Something about to be done to a certificate or its key by CryptoPro DSS (contract sections 5.5 and 6). Not thread-safe;
 * use it once.
 *
 * @param <R> what it yields
 * @since 0.1.0
 */
public interface CertificateAction<R> extends CloudOperation<R, CertificateAction<R>> {}
