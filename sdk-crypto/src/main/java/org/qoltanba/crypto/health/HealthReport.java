package org.qoltanba.crypto.health;

import java.time.Instant;
import java.util.List;

/**
 * What a check of certificates found out. Of very many endangered certificates and unreadable files only the first are
 * listed, but all are counted.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class HealthReport {

    private final Instant date;
    private final Instant until;
    private final long certificates;
    private final long endangeredCount;
    private final List<EndangeredCertificate> endangered;
    private final long unreadableCount;
    private final List<UnreadableFile> unreadable;
    private final long otherFiles;

    HealthReport(Instant date, Instant until, HealthCollector collected) {
        this.date = date;
        this.until = until;
        this.certificates = collected.certificates();
        this.endangeredCount = collected.endangeredCount();
        this.endangered = collected.endangered();
        this.unreadableCount = collected.unreadableCount();
        this.unreadable = collected.unreadable();
        this.otherFiles = collected.otherFiles();
    }

    /**
     * The date of the check.
     *
     * @return as it was given
     */
    public Instant date() {
        return date;
    }

    /**
     * The end of the horizon: what ends later is not reported.
     *
     * @return date and horizon together
     */
    public Instant until() {
        return until;
    }

    /**
     * How many certificates were checked. The same certificate in two files counts twice.
     *
     * @return zero or more
     */
    public long certificates() {
        return certificates;
    }

    /**
     * How many of them have to be reissued.
     *
     * @return at least the size of {@link #endangered()}
     */
    public long endangeredCount() {
        return endangeredCount;
    }

    /**
     * What has to be reissued, the most urgent first.
     *
     * @return an unmodifiable list of at most 10,000
     */
    public List<EndangeredCertificate> endangered() {
        return endangered;
    }

    /**
     * How many files could not be read.
     *
     * @return at least the size of {@link #unreadable()}
     */
    public long unreadableCount() {
        return unreadableCount;
    }

    /**
     * Files that could not be read, in the order they were met.
     *
     * @return an unmodifiable list of at most 1000
     */
    public List<UnreadableFile> unreadable() {
        return unreadable;
    }

    /**
     * How many files were passed over because of their names.
     *
     * @return zero or more
     */
    public long otherFiles() {
        return otherFiles;
    }

    /**
     * Whether everything was read and nothing has to be reissued within the horizon.
     *
     * @return false too if a file could not be read: what was not checked is not healthy
     */
    public boolean allHealthy() {
        return endangeredCount == 0 && unreadableCount == 0;
    }

    @Override
    public String toString() {
        return "HealthReport[" + certificates + " certificates, " + endangeredCount + " endangered, " + unreadableCount
                + " files unreadable]";
    }
}
