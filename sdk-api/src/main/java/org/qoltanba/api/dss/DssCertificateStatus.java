package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate in CryptoPro DSS can be used (contract section 4.1). Open: a value the SDK does not know is
 * kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssCertificateStatus {

    /** Usable. */
    public static final DssCertificateStatus ACTIVE = new DssCertificateStatus("ACTIVE");

    /** Revoked for good. */
    public static final DssCertificateStatus REVOKED = new DssCertificateStatus("REVOKED");

    /** Suspended. */
    public static final DssCertificateStatus HOLD = new DssCertificateStatus("HOLD");

    /** Expired, or its chain does not hold. */
    public static final DssCertificateStatus NOT_VALID = new DssCertificateStatus("NOT_VALID");

    /** Key or provider cannot be reached. */
    public static final DssCertificateStatus OUT_OF_ORDER = new DssCertificateStatus("OUT_OF_ORDER");

    private static final List<DssCertificateStatus> KNOWN = List.of(ACTIVE, REVOKED, HOLD, NOT_VALID, OUT_OF_ORDER);

    private final String value;

    private DssCertificateStatus(String value) {
        this.value = value;
    }

    /**
     * Reads a status.
     *
     * @param value the service's word
     * @return the constant, or an unknown status with that word
     */
    public static DssCertificateStatus of(String value) {
        Objects.requireNonNull(value, "value");
        for (DssCertificateStatus known : KNOWN) {
            if (known.value.equals(value)) {
                return known;
            }
        }
        return new DssCertificateStatus(value);
    }

    /**
     * Whether the SDK knows the word.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DssCertificateStatus that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The service's word. */
    @Override
    public String toString() {
        return value;
    }
}
