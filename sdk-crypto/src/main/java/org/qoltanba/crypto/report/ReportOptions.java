package org.qoltanba.crypto.report;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How much a report tells, and in which time zone it speaks.
 *
 * @param personalNumbers whether it shows numbers that identify a person: IIN, INN of a person, OGRNIP, SNILS. Whoever
 *     passes such a report on passes them on too
 * @param zone the time zone of the page; JSON is always in UTC
 * @since 0.1.0
 */
public record ReportOptions(boolean personalNumbers, ZoneId zone) {

    /**
     * Checks that all is there.
     *
     * @param personalNumbers whether it shows numbers that identify a person
     * @param zone the time zone of the page
     */
    public ReportOptions {
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * Without personal numbers, in UTC.
     *
     * @return the options nobody regrets
     */
    public static ReportOptions defaults() {
        return new ReportOptions(false, ZoneOffset.UTC);
    }

    /**
     * The same, with the numbers that identify a person.
     *
     * @return new options
     */
    public ReportOptions withPersonalNumbers() {
        return new ReportOptions(true, zone);
    }

    /**
     * The same, in another time zone.
     *
     * @param other for example {@code Asia/Almaty}
     * @return new options
     */
    public ReportOptions in(ZoneId other) {
        return new ReportOptions(personalNumbers, other);
    }
}
