package org.qoltanba.crypto.health;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Counts everything and keeps the most urgent, in bounded memory. Not thread-safe. */
final class HealthCollector {

    private static final int MOST_ENDANGERED = 10_000;
    private static final int MOST_UNREADABLE = 1000;

    /** The least urgent on top, to be pushed out. */
    private final PriorityQueue<EndangeredCertificate> mostUrgent =
            new PriorityQueue<>(EndangeredCertificate.BY_URGENCY.reversed());

    private final List<UnreadableFile> unreadable = new ArrayList<>();
    private long certificates;
    private long endangeredCount;
    private long unreadableCount;
    private long otherFiles;

    void healthy() {
        certificates++;
    }

    void endangered(EndangeredCertificate certificate) {
        certificates++;
        endangeredCount++;
        mostUrgent.add(certificate);
        if (mostUrgent.size() > MOST_ENDANGERED) {
            mostUrgent.remove();
        }
    }

    void unreadable(String place, String reason) {
        unreadableCount++;
        if (unreadable.size() < MOST_UNREADABLE) {
            unreadable.add(new UnreadableFile(place, reason));
        }
    }

    void otherFile() {
        otherFiles++;
    }

    long certificates() {
        return certificates;
    }

    long endangeredCount() {
        return endangeredCount;
    }

    long unreadableCount() {
        return unreadableCount;
    }

    long otherFiles() {
        return otherFiles;
    }

    List<EndangeredCertificate> endangered() {
        return mostUrgent.stream().sorted(EndangeredCertificate.BY_URGENCY).toList();
    }

    List<UnreadableFile> unreadable() {
        return List.copyOf(unreadable);
    }
}
