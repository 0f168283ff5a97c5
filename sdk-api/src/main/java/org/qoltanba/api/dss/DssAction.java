package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Something a user can be asked to confirm: the service's name in its policy, and its number among the operation codes
 * (contract sections 4.3 and 5.1). Open: a value the SDK does not know is kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssAction {

    /** Signing in, or being issued a token. */
    public static final DssAction ISSUE = new DssAction("Issue", 1);

    /** Signing one document. */
    public static final DssAction SIGN_DOCUMENT = new DssAction("SignDocument", 2);

    /** Signing a package. */
    public static final DssAction SIGN_DOCUMENTS = new DssAction("SignDocuments", 4);

    /** Decrypting. */
    public static final DssAction DECRYPT_DOCUMENT = new DssAction("DecryptDocument", 8);

    /** Asking for a certificate. */
    public static final DssAction CREATE_REQUEST = new DssAction("CreateRequest", 16);

    /** Changing the PIN of a key. */
    public static final DssAction CHANGE_PIN = new DssAction("ChangePin", 32);

    /** Renewing a certificate. */
    public static final DssAction RENEW_CERTIFICATE = new DssAction("RenewCertificate", 64);

    /** Revoking a certificate. */
    public static final DssAction REVOKE_CERTIFICATE = new DssAction("RevokeCertificate", 128);

    /** Suspending a certificate. */
    public static final DssAction HOLD_CERTIFICATE = new DssAction("HoldCertificate", 256);

    /** Resuming a certificate. */
    public static final DssAction UNHOLD_CERTIFICATE = new DssAction("UnholdCertificate", 512);

    /** Deleting a certificate. */
    public static final DssAction DELETE_CERTIFICATE = new DssAction("DeleteCertificate", 1024);

    /** Any use of a private key. Stands in policies only and has no known number. */
    public static final DssAction PRIVATE_KEY_ACCESS = new DssAction("PrivateKeyAccess", 0);

    private static final List<DssAction> KNOWN = List.of(
            ISSUE,
            SIGN_DOCUMENT,
            SIGN_DOCUMENTS,
            DECRYPT_DOCUMENT,
            CREATE_REQUEST,
            CHANGE_PIN,
            RENEW_CERTIFICATE,
            REVOKE_CERTIFICATE,
            HOLD_CERTIFICATE,
            UNHOLD_CERTIFICATE,
            DELETE_CERTIFICATE,
            PRIVATE_KEY_ACCESS);

    private final String name;

    /** Zero if there is none. */
    private final int code;

    private DssAction(String name, int code) {
        this.name = name;
        this.code = code;
    }

    /**
     * Reads an action by name.
     *
     * @param name the service's word
     * @return the constant, or an unknown action with that name
     */
    public static DssAction of(String name) {
        Objects.requireNonNull(name, "name");
        return KNOWN.stream()
                .filter(known -> known.name.equals(name))
                .findFirst()
                .orElseGet(() -> new DssAction(name, 0));
    }

    /**
     * Reads an action by number.
     *
     * @param code the operation code
     * @return the constant, or an unknown action with that number
     */
    public static DssAction of(int code) {
        return KNOWN.stream()
                .filter(known -> known.code == code && code != 0)
                .findFirst()
                .orElseGet(() -> new DssAction(Integer.toString(code), code));
    }

    /**
     * The operation code.
     *
     * @return empty if there is none
     */
    public OptionalInt code() {
        return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /**
     * Whether the SDK knows it.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DssAction that && name.equals(that.name) && code == that.code;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The service's word. */
    @Override
    public String toString() {
        return name;
    }
}
