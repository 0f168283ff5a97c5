package org.qoltanba.testkit.sigex;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What SIGEX writes about (contract section 8.1). The wording is this fake's own; the contract quotes none. The first
 * placeholder is the title, the second whoever has done it.
 *
 * @param russian in Russian
 * @param kazakh in Kazakh
 * @param english in English
 */
record MailTemplate(Text russian, Text kazakh, Text english) {

    /** Type 1. */
    static final MailTemplate DOCUMENT_SIGNED = new MailTemplate(
            new Text("Документ «%1$s» подписан", "Документ «%1$s» подписан: %2$s.", "Страница документа"),
            new Text("«%1$s» құжатына қол қойылды", "«%1$s» құжатына қол қойған: %2$s.", "Құжат беті"),
            new Text(
                    "Document \"%1$s\" has been signed",
                    "Document \"%1$s\" has been signed by %2$s.", "Page of the document"));

    /** Type 2, and requested with a signature. */
    static final MailTemplate SIGNATURE_ADDED = new MailTemplate(
            new Text("Новая подпись документа «%1$s»", "Документ «%1$s» подписал(а) также %2$s.", "Страница документа"),
            new Text("«%1$s» құжатына жаңа қол қойылды", "«%1$s» құжатына тағы қол қойған: %2$s.", "Құжат беті"),
            new Text(
                    "New signature on document \"%1$s\"",
                    "Document \"%1$s\" has also been signed by %2$s.", "Page of the document"));

    /** Type 3. */
    static final MailTemplate SIGNATURE_ADDED_AFTER_YOURS = new MailTemplate(
            new Text(
                    "Новая подпись документа «%1$s», подписанного вами",
                    "Документ «%1$s», подписанный вами, подписал(а) также %2$s.", "Страница документа"),
            new Text(
                    "Сіз қол қойған «%1$s» құжатына жаңа қол қойылды",
                    "Сіз қол қойған «%1$s» құжатына тағы қол қойған: %2$s.", "Құжат беті"),
            new Text(
                    "New signature on document \"%1$s\", which you have signed",
                    "Document \"%1$s\", which you have signed, has also been signed by %2$s.", "Page of the document"));

    /** Type 4; the title is that of the document. */
    static final MailTemplate QUOTA_EXCEEDED = new MailTemplate(
            new Text(
                    "Превышена квота архива",
                    "Документ «%1$s» не помещён в архив: квота исчерпана (%2$s).",
                    "Страница документа"),
            new Text(
                    "Мұрағат квотасынан асып кетті",
                    "«%1$s» құжаты мұрағатқа салынбады: квота таусылды (%2$s).",
                    "Құжат беті"),
            new Text(
                    "Archive quota exceeded",
                    "Document \"%1$s\" has not been archived: the quota is used up (%2$s).",
                    "Page of the document"));

    /** Type 5; the title is the day it ends. */
    static final MailTemplate QUOTA_EXPIRING = new MailTemplate(
            new Text(
                    "Срок квоты архива истекает",
                    "Дополнительная квота архива (%2$s) действует до %1$s.",
                    "Настройки архива"),
            new Text(
                    "Мұрағат квотасының мерзімі аяқталады",
                    "Мұрағаттың қосымша квотасы (%2$s) %1$s дейін жарамды.",
                    "Мұрағат баптаулары"),
            new Text(
                    "Archive quota is about to expire",
                    "The additional archive quota (%2$s) is valid until %1$s.",
                    "Archive settings"));

    /** Type 6. */
    static final MailTemplate DOCUMENT_PREREGISTERED = new MailTemplate(
            new Text(
                    "Документ «%1$s» ожидает подписи",
                    "Организация %2$s предлагает подписать документ «%1$s».", "Страница документа"),
            new Text("«%1$s» құжаты қол қоюды күтуде", "%2$s ұйымы «%1$s» құжатына қол қоюды ұсынады.", "Құжат беті"),
            new Text(
                    "Document \"%1$s\" is waiting to be signed",
                    "The organisation %2$s asks you to sign document \"%1$s\".", "Page of the document"));

    /** Type 7. */
    static final MailTemplate PACKAGE_REGISTERED = new MailTemplate(
            new Text(
                    "Пакет документов «%1$s» зарегистрирован",
                    "Организация %2$s предлагает подписать пакет документов «%1$s».", "Страница пакета"),
            new Text(
                    "«%1$s» құжаттар топтамасы тіркелді",
                    "%2$s ұйымы «%1$s» құжаттар топтамасына қол қоюды ұсынады.", "Топтама беті"),
            new Text(
                    "Package \"%1$s\" has been registered",
                    "The organisation %2$s asks you to sign package \"%1$s\".", "Page of the package"));

    /** Requested with the signatures of a package. */
    static final MailTemplate PACKAGE_SIGNED = new MailTemplate(
            new Text(
                    "Пакет документов «%1$s» подписан",
                    "Все документы пакета «%1$s» подписал(а) %2$s.", "Страница пакета"),
            new Text(
                    "«%1$s» құжаттар топтамасына қол қойылды",
                    "«%1$s» топтамасының барлық құжаттарына қол қойған: %2$s.", "Топтама беті"),
            new Text(
                    "Package \"%1$s\" has been signed",
                    "All documents of package \"%1$s\" have been signed by %2$s.", "Page of the package"));

    /** The subject in all languages, one line. */
    String subject(List<MailLanguage> languages, String title) {
        return inAll(languages, " / ", text -> text.subject().formatted(title));
    }

    /** The text in all languages, one paragraph each. */
    String text(List<MailLanguage> languages, String title, String who, String link) {
        return inAll(
                languages,
                "\n",
                text -> text.sentence().formatted(title, who) + "\n" + text.page() + ": " + link + "\n");
    }

    private String inAll(List<MailLanguage> languages, String separator, Function<Text, String> part) {
        return languages.stream().map(this::in).map(part).collect(Collectors.joining(separator));
    }

    private Text in(MailLanguage language) {
        return switch (language) {
            case RU -> russian;
            case KK -> kazakh;
            case EN -> english;
        };
    }

    /**
     * What is said in one language.
     *
     * @param subject of the mail
     * @param sentence the text
     * @param page what the link leads to
     */
    record Text(String subject, String sentence, String page) {}
}
