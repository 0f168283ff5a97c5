package org.qoltanba.testkit.dss;

/**
 * Where an operation of version 2 stands (contract section 12.5).
 *
 * @since 0.1.0
 */
public enum DssOperationState {
    /** Created; it needs a confirmation that nobody has opened. */
    CREATED("Created"),
    /** The user is being asked, or asked how to be asked. */
    CHALLENGED("Challenged"),
    /** The user has confirmed, or nobody had to; the result is not there yet. */
    CONFIRMED("Confirmed"),
    /** The result is there. */
    COMPLETED("Completed"),
    /** The user has refused. */
    DECLINED("Declined"),
    /** Nobody has decided in time, or nobody has fetched the result in time. */
    EXPIRED("Expired"),
    /** Somebody at the service has put an end to it. */
    CANCELLED("Cancelled"),
    /** It cannot be carried out, or too many wrong codes were typed. */
    ERROR("Error");

    private final String wireName;

    DssOperationState(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The value of {@code State}.
     *
     * @return for example {@code Created}
     */
    public String wireName() {
        return wireName;
    }

    /** Whether something can still become of it; the list of active operations has these. */
    boolean isActive() {
        return this == CREATED || this == CHALLENGED || this == CONFIRMED;
    }
}
