package org.qoltanba.crypto.health;

import java.util.Objects;

/**
 * A file of a folder whose certificates could not be read. It was not checked, which is no sign of health.
 *
 * @param place the file's path below the folder
 * @param reason why, and what to do
 * @since 0.1.0
 */
public record UnreadableFile(String place, String reason) {

    /**
     * Checks that both are there.
     *
     * @param place the file's path below the folder
     * @param reason why, and what to do
     */
    public UnreadableFile {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reason, "reason");
    }
}
