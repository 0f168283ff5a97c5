package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document of an operation (contract section 12.2). Open: a word the SDK does not know is kept as
 * it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DocumentStatus {

    /** There is a result. */
    public static final DocumentStatus COMPLETED = new DocumentStatus("Completed");

    /** The service is at work on it. */
    public static final DocumentStatus IN_PROGRESS = new DocumentStatus("InProgress");

    /** The service failed to process it. */
    public static final DocumentStatus ERROR = new DocumentStatus("Error");

    /** The user declined it. */
    public static final DocumentStatus DECLINED = new DocumentStatus("Declined");

    /** The user put it off; the service misspells the word. */
    public static final DocumentStatus POSTPONED = new DocumentStatus("Posponed");

    private static final List<DocumentStatus> KNOWN = List.of(COMPLETED, IN_PROGRESS, ERROR, DECLINED, POSTPONED);

    private final String value;

    private DocumentStatus(String value) {
        this.value = value;
    }

    /**
     * Reads a word of the service.
     *
     * @param value the word, in any case
     * @return the constant, or an unknown value with that word
     */
    public static DocumentStatus of(String value) {
        Objects.requireNonNull(value, "value");
        for (DocumentStatus known : KNOWN) {
            if (known.value.equalsIgnoreCase(value)) {
                return known;
            }
        }
        return new DocumentStatus(value);
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
        return other instanceof DocumentStatus that && value.equals(that.value);
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
