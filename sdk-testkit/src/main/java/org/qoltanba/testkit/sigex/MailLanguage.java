package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language SIGEX writes in, with its sentences. The wording is this fake's own; the contract quotes none. */
enum MailLanguage {
    RU(
            "Документ «%s» подписан",
            "Документ «%s» подписан: %s.",
            "Новая подпись документа «%s»",
            "Документ «%s» подписал(а) также %s.",
            "Страница документа"),
    KK(
            "«%s» құжатына қол қойылды",
            "«%s» құжатына қол қойған: %s.",
            "«%s» құжатына жаңа қол қойылды",
            "«%s» құжатына тағы қол қойған: %s.",
            "Құжат беті"),
    EN(
            "Document \"%s\" has been signed",
            "Document \"%s\" has been signed by %s.",
            "New signature on document \"%s\"",
            "Document \"%s\" has also been signed by %s.",
            "Page of the document");

    private static final String SEPARATOR = "/";

    private final String registeredSubject;
    private final String registeredText;
    private final String signedSubject;
    private final String signedText;
    private final String linkLabel;

    MailLanguage(
            String registeredSubject,
            String registeredText,
            String signedSubject,
            String signedText,
            String linkLabel) {
        this.registeredSubject = registeredSubject;
        this.registeredText = registeredText;
        this.signedSubject = signedSubject;
        this.signedText = signedText;
        this.linkLabel = linkLabel;
    }

    /** Whether a text names one language or several joined by slashes (contract section 5.3). */
    static boolean isList(String languages) {
        return Arrays.stream(languages.split(SEPARATOR, -1)).allMatch(code -> of(code).isPresent());
    }

    /** The languages of such a text, in its order. */
    static List<MailLanguage> list(String languages) {
        return Arrays.stream(languages.split(SEPARATOR, -1))
                .map(code -> of(code).orElseThrow(Refusal.INVALID_STRUCTURE::exception))
                .toList();
    }

    String registeredSubject(String title) {
        return registeredSubject.formatted(title);
    }

    String registeredText(String title, String signer, String link) {
        return registeredText.formatted(title, signer) + "\n" + linkLabel + ": " + link + "\n";
    }

    String signedSubject(String title) {
        return signedSubject.formatted(title);
    }

    String signedText(String title, String signer, String link) {
        return signedText.formatted(title, signer) + "\n" + linkLabel + ": " + link + "\n";
    }

    private static Optional<MailLanguage> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }
}
