package org.qoltanba.testkit.dss;

/**
 * How a user of DSS confirms (contract section 8.1).
 *
 * @since 0.1.0
 */
public enum ConfirmationMethod {
    /** myDSS of the first generation: the user taps, or types a code that the application shows. */
    MOBILE("mobile", "Мобильное приложение", Answer.APPLICATION),
    /** The application of the second generation: the user taps. */
    MYDSS("mydss", "Мобильное приложение myDSS", Answer.APPLICATION),
    /** AirKey Lite: the user taps. */
    AIRKEY("airkey", "AirKey Lite", Answer.APPLICATION),
    /** An applet in the SIM card: the user taps. */
    SIM("simauth", "SIM-карта", Answer.APPLICATION),
    /** A code sent to the phone. */
    SMS("otpviasms", "SMS", Answer.CODE),
    /** A code sent to the mailbox. */
    EMAIL("otpviaemail", "Электронная почта", Answer.CODE),
    /** A code that a token of the user shows. */
    OATH("oath", "OATH-токен", Answer.CODE);

    private static final String PREFIX = "http://dss.cryptopro.ru/identity/authenticationmethod/";

    /** How the user's decision reaches the service. */
    private enum Answer {
        APPLICATION,
        CODE
    }

    private final String suffix;
    private final String label;
    private final Answer answer;

    ConfirmationMethod(String suffix, String label, Answer answer) {
        this.suffix = suffix;
        this.label = label;
        this.answer = answer;
    }

    /**
     * The identifier of the method, {@code AuthnMethod}.
     *
     * @return an address that nothing is served at
     */
    public String uri() {
        return PREFIX + suffix;
    }

    /** What people read. */
    String label() {
        return label;
    }

    /** Whether a code that was sent to the user, or that a token shows, is the only way to confirm. */
    boolean needsCode() {
        return answer == Answer.CODE;
    }

    /** Whether the user taps in an application. */
    boolean isApplication() {
        return answer == Answer.APPLICATION;
    }

    /** Whether the application shows codes to those without a connection (section 8.4). */
    boolean hasOfflineCodes() {
        return this == MOBILE;
    }
}
