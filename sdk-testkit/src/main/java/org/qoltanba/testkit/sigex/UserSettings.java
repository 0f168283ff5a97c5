package org.qoltanba.testkit.sigex;

/**
 * What a person has set (contract section 5.12, the writable part).
 *
 * @param notified {@code emailNotificationsEnabled}: mails about documents they have signed
 * @param email where to; may be empty
 * @param archiving whether originals they sign for themselves are archived
 * @param archiveEmail whom to tell about the archive; may be empty
 */
record UserSettings(boolean notified, String email, boolean archiving, String archiveEmail) {

    /** Hides the addresses. */
    @Override
    public String toString() {
        return "UserSettings[notified " + notified + ", archiving " + archiving + "]";
    }
}
