package org.qoltanba.api.signature;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.internal.ObjectIdentifiers;

/**
 * What a certificate entitles its holder to: an object identifier of the extended key usage. In Kazakhstan it states
 * the holder's role (first head, right to sign, ...). Open: an unknown identifier is kept as it came.
 *
 * <p>Immutable and safe to share between threads. Source: SIGEX contract section 13.4.
 *
 * @since 0.1.0
 */
public final class Authority {

    /** An individual, acting for themselves. */
    public static final Authority INDIVIDUAL = new Authority("1.2.398.3.3.4.1.1", "individual");

    /** An information system of an individual. */
    public static final Authority INDIVIDUAL_INFORMATION_SYSTEM =
            new Authority("1.2.398.3.3.4.1.1.1", "information system of an individual");

    /** Someone who acts for a legal entity; always together with one of the roles below. */
    public static final Authority LEGAL_ENTITY = new Authority("1.2.398.3.3.4.1.2", "legal entity");

    /** The first head of a legal entity: its director. */
    public static final Authority FIRST_HEAD = new Authority("1.2.398.3.3.4.1.2.1", "first head");

    /** A person with the right to sign for a legal entity. */
    public static final Authority RIGHT_TO_SIGN = new Authority("1.2.398.3.3.4.1.2.2", "right to sign");

    /** A person with the right to sign financial documents of a legal entity. */
    public static final Authority RIGHT_TO_SIGN_FINANCIAL =
            new Authority("1.2.398.3.3.4.1.2.3", "right to sign financial documents");

    /** An employee of the personnel department. */
    public static final Authority HUMAN_RESOURCES = new Authority("1.2.398.3.3.4.1.2.4", "human resources");

    /** An employee of a legal entity. */
    public static final Authority EMPLOYEE = new Authority("1.2.398.3.3.4.1.2.5", "employee");

    /** An information system of a legal entity. */
    public static final Authority INFORMATION_SYSTEM = new Authority("1.2.398.3.3.4.1.2.6", "information system");

    /** Staff of the national certification authority. */
    public static final Authority NCA_STAFF = new Authority("1.2.398.3.3.4.2", "staff of the NCA");

    /** An administrator of the national certification authority. */
    public static final Authority NCA_ADMINISTRATOR = new Authority("1.2.398.3.3.4.2.1", "administrator of the NCA");

    /** A manager of the national certification authority. */
    public static final Authority NCA_MANAGER = new Authority("1.2.398.3.3.4.2.2", "manager of the NCA");

    /** An operator of the national certification authority. */
    public static final Authority NCA_OPERATOR = new Authority("1.2.398.3.3.4.2.3", "operator of the NCA");

    /** Somebody whose identity was established when the certificate was issued; see the next three for how. */
    public static final Authority IDENTIFIED = new Authority("1.2.398.3.3.4.3", "identified");

    /** Somebody who was identified in person. */
    public static final Authority IDENTIFIED_IN_PERSON = new Authority("1.2.398.3.3.4.3.1", "identified in person");

    /** Somebody who was identified from afar. */
    public static final Authority IDENTIFIED_REMOTELY = new Authority("1.2.398.3.3.4.3.2", "identified remotely");

    /** Somebody who was identified by the service Digital ID. */
    public static final Authority IDENTIFIED_BY_DIGITAL_ID =
            new Authority("1.2.398.3.3.4.3.2.1", "identified by Digital ID");

    /** A client of the treasury. */
    public static final Authority TREASURY_CLIENT = new Authority("1.2.398.5.19.1.2.2.1", "treasury client");

    /** Signing documents (e-mail protection, RFC 5280). */
    public static final Authority DOCUMENT_SIGNING = new Authority("1.3.6.1.5.5.7.3.4", "document signing");

    /** Signing in, not signing documents (client authentication, RFC 5280). */
    public static final Authority AUTHENTICATION = new Authority("1.3.6.1.5.5.7.3.2", "authentication");

    private static final List<Authority> KNOWN = List.of(
            INDIVIDUAL,
            INDIVIDUAL_INFORMATION_SYSTEM,
            LEGAL_ENTITY,
            FIRST_HEAD,
            RIGHT_TO_SIGN,
            RIGHT_TO_SIGN_FINANCIAL,
            HUMAN_RESOURCES,
            EMPLOYEE,
            INFORMATION_SYSTEM,
            NCA_STAFF,
            NCA_ADMINISTRATOR,
            NCA_MANAGER,
            NCA_OPERATOR,
            IDENTIFIED,
            IDENTIFIED_IN_PERSON,
            IDENTIFIED_REMOTELY,
            IDENTIFIED_BY_DIGITAL_ID,
            TREASURY_CLIENT,
            DOCUMENT_SIGNING,
            AUTHENTICATION);

    private final String oid;
    private final @Nullable String name;

    private Authority(String oid, @Nullable String name) {
        this.oid = oid;
        this.name = name;
    }

    /**
     * Finds the authority of an object identifier.
     *
     * @param oid dotted decimal, at most 256 characters
     * @return the named constant, or an unnamed authority with that identifier
     * @throws IllegalArgumentException if the text is no object identifier
     */
    public static Authority ofOid(String oid) {
        Objects.requireNonNull(oid, "oid");
        for (Authority known : KNOWN) {
            if (known.oid.equals(oid)) {
                return known;
            }
        }
        return new Authority(ObjectIdentifiers.require(oid), null);
    }

    /**
     * The object identifier.
     *
     * @return dotted decimal
     */
    public String oid() {
        return oid;
    }

    /**
     * A name for people; the object identifier where there is none.
     *
     * @return for example {@code first head}
     */
    public String displayName() {
        return name == null ? oid : name;
    }

    /**
     * Whether this is one of the constants of this class.
     *
     * @return true if the SDK has a name for it
     */
    public boolean isKnown() {
        return name != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Authority that && oid.equals(that.oid);
    }

    @Override
    public int hashCode() {
        return oid.hashCode();
    }

    @Override
    public String toString() {
        return displayName();
    }
}
