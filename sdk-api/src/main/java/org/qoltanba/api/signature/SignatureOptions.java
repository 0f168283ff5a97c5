package org.qoltanba.api.signature;

import java.util.Objects;

/**
 * What kind of signature is wanted.
 *
 * @param level the CAdES level
 * @param packaging with or without the document inside
 * @since 0.1.0
 */
public record SignatureOptions(CadesLevel level, SignaturePackaging packaging) {

    /**
     * Checks that both are given.
     *
     * @param level the CAdES level
     * @param packaging with or without the document inside
     */
    public SignatureOptions {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(packaging, "packaging");
    }

    /**
     * Level B-B, document outside: what every service of this SDK accepts.
     *
     * @return the options
     */
    public static SignatureOptions detached() {
        return new SignatureOptions(CadesLevel.B_B, SignaturePackaging.DETACHED);
    }

    /**
     * Level B-B, document inside.
     *
     * @return the options
     */
    public static SignatureOptions attached() {
        return new SignatureOptions(CadesLevel.B_B, SignaturePackaging.ATTACHED);
    }
}
