package org.qoltanba.testkit.sigex;

import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The information system that registered a document or a package (contract section 5.11).
 *
 * @param bin its organisation, with prefix
 * @param certificate what it showed
 */
record Registrator(String bin, X509CertificateHolder certificate) {

    /** The registrator, if the caller is one. */
    static Optional<Registrator> of(Caller caller) {
        return caller instanceof Caller.InformationSystem system
                ? Optional.of(new Registrator(system.owner(), system.certificate()))
                : Optional.empty();
    }
}
