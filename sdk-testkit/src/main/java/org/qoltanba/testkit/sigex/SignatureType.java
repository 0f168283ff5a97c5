package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of signatures SIGEX takes (contract section 6). */
enum SignatureType {
    CMS,
    XML;

    /**
     * The type a request names.
     *
     * @param name null for the default
     */
    static SignatureType of(@Nullable String name) {
        return name == null
                ? CMS
                : Arrays.stream(values())
                        .filter(type -> type.wire().equals(name))
                        .findFirst()
                        .orElseThrow(Refusal.SIGNATURE_TYPE_NOT_SUPPORTED::exception);
    }

    /** Its name in requests and answers, and the extension of its files. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
