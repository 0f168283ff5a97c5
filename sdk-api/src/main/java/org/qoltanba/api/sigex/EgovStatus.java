package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an eGov operation on stored documents stands at the service (contract section 10.2). Open: a value the SDK does not
 * know is kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class EgovStatus {

    /** Nobody has scanned the code or opened a link. */
    public static final EgovStatus NEW = new EgovStatus("new");

    /** Scanned. */
    public static final EgovStatus SCANNED = new EgovStatus("meta");

    /** The phone has the documents. */
    public static final EgovStatus DOWNLOADED = new EgovStatus("data");

    /** The signatures are registered. */
    public static final EgovStatus DONE = new EgovStatus("done");

    /** Called off, here or on the phone. */
    public static final EgovStatus CANCELED = new EgovStatus("canceled");

    /** It has failed or expired. */
    public static final EgovStatus FAILED = new EgovStatus("fail");

    private static final List<EgovStatus> KNOWN = List.of(NEW, SCANNED, DOWNLOADED, DONE, CANCELED, FAILED);

    private final String value;

    private EgovStatus(String value) {
        this.value = value;
    }

    /**
     * Reads a status.
     *
     * @param value the service's word
     * @return the constant, or an unknown status with that word
     */
    public static EgovStatus of(String value) {
        Objects.requireNonNull(value, "value");
        for (EgovStatus known : KNOWN) {
            if (known.value.equals(value)) {
                return known;
            }
        }
        return new EgovStatus(value);
    }

    /**
     * Whether the SDK knows the word.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /**
     * Whether it will not change any more.
     *
     * @return true for {@link #DONE}, {@link #CANCELED} and {@link #FAILED}
     */
    public boolean isTerminal() {
        return equals(DONE) || equals(CANCELED) || equals(FAILED);
    }

    /**
     * The service's word.
     *
     * @return as it came
     */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EgovStatus that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
