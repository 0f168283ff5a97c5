package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The information system that registered something (contract section 5.11). */
record RegistratorWire(String businessId, String certificate) {

    static RegistratorWire of(Registrator registrator) {
        try {
            return new RegistratorWire(
                    registrator.bin(),
                    Base64.getEncoder().encodeToString(registrator.certificate().getEncoded()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
