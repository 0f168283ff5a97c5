package org.qoltanba.api.dss;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way to confirm that an installation offers a user (contract section 8.1). Open: a method the SDK does not know is kept
 * by its name.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ConfirmationMethod {

    /** The application myDSS on a phone: asked over the network, or offline with a picture and a code. */
    public static final ConfirmationMethod MYDSS = new ConfirmationMethod("mobile");

    /** The application of the second generation, myDSS 2.0 or one made with the DSS SDK. */
    public static final ConfirmationMethod DSS_SDK = new ConfirmationMethod("mydss");

    /** The application AirKey Lite. */
    public static final ConfirmationMethod AIRKEY = new ConfirmationMethod("airkey");

    /** A question of the SIM card. */
    public static final ConfirmationMethod SIM = new ConfirmationMethod("simauth");

    /** A code sent by SMS. */
    public static final ConfirmationMethod SMS = new ConfirmationMethod("otpviasms");

    /** A code sent by e-mail. */
    public static final ConfirmationMethod EMAIL = new ConfirmationMethod("otpviaemail");

    /** A code that a device or an application of the user makes (OATH). */
    public static final ConfirmationMethod OATH = new ConfirmationMethod("oath");

    private static final List<ConfirmationMethod> KNOWN = List.of(MYDSS, DSS_SDK, AIRKEY, SIM, SMS, EMAIL, OATH);
    private static final int LONGEST = 64;

    private final String name;

    private ConfirmationMethod(String name) {
        this.name = name;
    }

    /**
     * Reads a method.
     *
     * @param address the service's identifier, for example {@code
     *     http://dss.cryptopro.ru/identity/authenticationmethod/mobile?device=7}, or its last segment alone; case and query
     *     make no difference
     * @return the constant, or an unknown method with that last segment, of which 64 characters are kept
     */
    public static ConfirmationMethod of(String address) {
        String path =
                Objects.requireNonNull(address, "address").split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (ConfirmationMethod known : KNOWN) {
            if (known.name.equals(name)) {
                return known;
            }
        }
        return new ConfirmationMethod(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
    }

    /**
     * Whether the SDK knows it.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /**
     * Whether it is confirmed by nothing but a code that the user has been sent or has made.
     *
     * @return true for {@link #SMS}, {@link #EMAIL} and {@link #OATH}
     */
    public boolean needsCode() {
        return equals(SMS) || equals(EMAIL) || equals(OATH);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfirmationMethod that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The last segment of the service's identifier, in lower case. */
    @Override
    public String toString() {
        return name;
    }
}
