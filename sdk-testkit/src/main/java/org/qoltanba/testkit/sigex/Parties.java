package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people and organisations have set for themselves, as far as documents depend on it (contract sections 5.12 and
 * 5.13). They go by their numbers with prefix; a party is whoever somebody signs for: a person or an organisation. Safe to
 * share between threads.
 */
final class Parties {

    /** Stands for nobody where a party pays: has room for everything. */
    static final String NOBODY = "";

    private static final String PERSON = "IIN";

    private final Accounts accounts;

    Parties(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The address in a person's settings. */
    Optional<String> address(String iin) {
        return accounts.knownUser(iin).map(user -> user.settings().email()).filter(email -> !email.isEmpty());
    }

    /** Whether a person wants to hear of further signatures on what they have signed. */
    boolean wantsMails(String iin) {
        return accounts.knownUser(iin)
                .filter(user -> user.settings().notified())
                .isPresent();
    }

    /** Whether a party archives what it signs. */
    boolean archives(String party) {
        return isPerson(party)
                ? accounts.knownUser(party)
                        .filter(user -> user.settings().archiving())
                        .isPresent()
                : accounts.knownOrganization(party)
                        .filter(organization -> organization.settings().archiving())
                        .isPresent();
    }

    /** Where a party is told about its archive. */
    Optional<String> archiveContact(String party) {
        Optional<String> contact = isPerson(party)
                ? accounts.knownUser(party).map(user -> user.settings().archiveEmail())
                : accounts.knownOrganization(party)
                        .map(organization -> organization.settings().archiveEmail());
        return contact.filter(email -> !email.isEmpty());
    }

    /** How much a party may archive now. */
    ArchiveQuota quota(String party, Instant now) {
        if (party.equals(NOBODY)) {
            return ArchiveQuota.BOUNDLESS;
        }
        Optional<ArchiveQuota> quota = isPerson(party)
                ? accounts.knownUser(party).map(User::quota)
                : accounts.knownOrganization(party).map(Organization::quota);
        return quota.orElse(ArchiveQuota.STANDARD).at(now);
    }

    /** Puts an original on a party's account. */
    void charge(String party, long bytes) {
        if (party.equals(NOBODY)) {
            return;
        }
        if (isPerson(party)) {
            accounts.user(party).quota(quota -> quota.plus(bytes));
        } else {
            accounts.organization(party).quota(quota -> quota.plus(bytes));
        }
    }

    /** Where the events of an organisation go. */
    List<URI> webhooks(String bin) {
        return accounts
                .knownOrganization(bin)
                .map(organization -> organization.settings().webhooks())
                .orElse(List.of())
                .stream()
                .map(URI::create)
                .toList();
    }

    private static boolean isPerson(String party) {
        return party.startsWith(PERSON);
    }
}
