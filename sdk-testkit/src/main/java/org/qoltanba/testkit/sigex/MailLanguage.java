package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language SIGEX writes in (contract section 5.3). */
enum MailLanguage {
    RU,
    KK,
    EN;

    private static final String SEPARATOR = "/";

    /** Whether a text names one language or several joined by slashes. */
    static boolean isList(String languages) {
        return Arrays.stream(languages.split(SEPARATOR, -1)).allMatch(code -> of(code).isPresent());
    }

    /** The languages of such a text, in its order. */
    static List<MailLanguage> list(String languages) {
        return Arrays.stream(languages.split(SEPARATOR, -1))
                .map(code -> of(code).orElseThrow(Refusal.INVALID_STRUCTURE::exception))
                .toList();
    }

    private static Optional<MailLanguage> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }
}
