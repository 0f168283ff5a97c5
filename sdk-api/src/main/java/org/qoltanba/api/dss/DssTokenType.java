package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What kind of token a third-party identity provider has issued (RFC 8693 section 3; contract section 3.6). Open: a type
 * the SDK does not know is sent as it is.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssTokenType {

    /** A JSON web token (RFC 7519). */
    public static final DssTokenType JWT = new DssTokenType("urn:ietf:params:oauth:token-type:jwt");

    /** A SAML 1.1 assertion. */
    public static final DssTokenType SAML1 = new DssTokenType("urn:ietf:params:oauth:token-type:saml1");

    /** A SAML 2.0 assertion. */
    public static final DssTokenType SAML2 = new DssTokenType("urn:ietf:params:oauth:token-type:saml2");

    private static final List<DssTokenType> KNOWN = List.of(JWT, SAML1, SAML2);

    private final String value;

    private DssTokenType(String value) {
        this.value = value;
    }

    /**
     * Reads a type.
     *
     * @param value the identifier of RFC 8693
     * @return the constant, or an unknown type with that identifier
     */
    public static DssTokenType of(String value) {
        Objects.requireNonNull(value, "value");
        return KNOWN.stream()
                .filter(known -> known.value.equals(value))
                .findFirst()
                .orElseGet(() -> new DssTokenType(value));
    }

    /**
     * Whether the SDK knows the type.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DssTokenType that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The identifier of RFC 8693. */
    @Override
    public String toString() {
        return value;
    }
}
