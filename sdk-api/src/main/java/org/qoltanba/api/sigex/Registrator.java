package org.qoltanba.api.sigex;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Bin;

/**
 * The information system that registered a document or a package (contract section 5.11).
 *
 * @param organization whose system it is
 * @param certificate the TLS certificate it used, DER
 * @since 0.1.0
 */
public record Registrator(Bin organization, Bytes certificate) {

    /**
     * Checks that both are given.
     *
     * @param organization whose system it is
     * @param certificate the TLS certificate it used, DER
     */
    public Registrator {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(certificate, "certificate");
    }
}
