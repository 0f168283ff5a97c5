package org.qoltanba.testkit.card;

/** The languages in which cards are written. */
public enum CardLanguage {
    /** Russian. */
    RU,
    /** Kazakh. */
    KK,
    /** Kazakh and Russian. */
    KK_RU;

    /**
     * A phrase in this language.
     *
     * @param phrase the phrase
     * @return as it stands on a page
     */
    String say(Phrase phrase) {
        return choose(phrase.russian(), phrase.kazakh(), " / ");
    }

    /** A longer text in this language: both one below the other if there are two. */
    String tell(Phrase phrase) {
        return choose(phrase.russian(), phrase.kazakh(), "\n");
    }

    /**
     * One of two texts, or both.
     *
     * @param russian in Russian
     * @param kazakh in Kazakh
     * @param between stands between the two
     * @return as it stands on a page
     */
    public String choose(String russian, String kazakh, String between) {
        return switch (this) {
            case RU -> russian;
            case KK -> kazakh;
            case KK_RU -> kazakh + between + russian;
        };
    }
}
