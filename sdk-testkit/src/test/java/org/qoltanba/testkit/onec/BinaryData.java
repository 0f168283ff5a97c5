package org.qoltanba.testkit.onec;

import java.math.BigDecimal;

/** {@code ДвоичныеДанные}. */
final class BinaryData extends Thing {

    private final byte[] octets;

    BinaryData(byte[] octets) {
        super("ДвоичныеДанные");
        this.octets = octets.clone();
        method("Размер", 0, 0, none -> BigDecimal.valueOf(octets.length));
    }

    byte[] octets() {
        return octets.clone();
    }
}
