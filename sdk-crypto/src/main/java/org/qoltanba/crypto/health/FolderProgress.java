package org.qoltanba.crypto.health;

/**
 * Is told how far the check of a folder is, in the thread that checks. What it throws ends the check.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FolderProgress {

    /**
     * A file was checked.
     *
     * @param checked how many files were checked until now
     * @param all how many there are
     */
    void checked(long checked, long all);
}
