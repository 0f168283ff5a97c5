package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/**
 * Decides which originals are kept, on whose account, and for how long (contract section 9). Called with the lock of the
 * documents held.
 */
final class Archive {

    private final SdkClock clock;
    private final SigexSwitches switches;
    private final Parties parties;
    private final Notifier notifier;

    Archive(SdkClock clock, SigexSwitches switches, Parties parties, Notifier notifier) {
        this.clock = clock;
        this.switches = switches;
        this.parties = parties;
        this.notifier = notifier;
    }

    /**
     * What is to become of an original that is on its way.
     *
     * @param payer on whose account it goes to the archive; null if it does not
     * @param full those who wanted it there and have no room
     * @param storedUntil when it leaves temporary storage; null if it does not go there
     */
    record Plan(
            @Nullable String payer,
            List<String> full,
            @Nullable Instant storedUntil) {

        /** Nothing. */
        static final Plan NOTHING = new Plan(null, List.of(), null);

        /** Whether a copy is needed. */
        boolean keeps() {
            return payer != null || storedUntil != null;
        }
    }

    /**
     * Where an original is.
     *
     * @param archived in the archive
     * @param stored in temporary storage
     * @param canBeArchived not in the archive, though somebody who has signed wants it there
     */
    record State(boolean archived, boolean stored, boolean canBeArchived) {}

    /**
     * Decides what becomes of an original. If it goes to the archive, others who bring it are refused until
     * {@link #release(StoredDocument, Plan)}.
     *
     * @param completes whether this completes the registration, when temporary storage begins
     */
    Plan plan(StoredDocument document, long size, boolean completes) {
        Instant now = clock.now();
        LastingSettings lasting = document.settings().lasting();
        Instant storedUntil = completes && !lasting.storedFor().isZero() ? now.plus(lasting.storedFor()) : null;
        Set<String> wanting = document.original().isArchived() ? Set.of() : wanting(document);
        Optional<String> payer = wanting.stream()
                .filter(party -> parties.quota(party, now).hasRoomFor(size))
                .findFirst();
        List<String> full = wanting.stream()
                .filter(party -> !parties.quota(party, now).hasRoomFor(size))
                .toList();
        if (payer.isPresent()) {
            if (!switches.outages().archiveWritable()) {
                throw Refusal.FAILED_TO_ARCHIVE.exception();
            }
            document.original().beginArchiving();
        }
        return new Plan(payer.orElse(null), full, storedUntil);
    }

    /** Keeps an original as planned, and tells those whose archive is full. */
    void keep(StoredDocument document, Plan plan, @Nullable Bytes content) {
        if (content != null) {
            if (plan.storedUntil() != null) {
                document.original().storeUntil(content, plan.storedUntil());
            }
            if (plan.payer() != null) {
                document.original().archive(content);
                parties.charge(plan.payer(), content.size());
            }
        }
        for (String party : plan.full()) {
            String quota = parties.quota(party, clock.now()).limit() + " B";
            parties.archiveContact(party)
                    .ifPresent(address -> notifier.inform(
                            Notifier.Occasion.of(MailTemplate.QUOTA_EXCEEDED, document, quota), address));
        }
    }

    /** Lets others bring the original again. */
    void release(StoredDocument document, Plan plan) {
        if (plan.payer() != null) {
            document.original().endArchiving();
        }
    }

    /** Where an original is now. */
    State state(StoredDocument document) {
        KeptOriginal original = document.original();
        return new State(
                original.isArchived(),
                original.isStored(clock.now()),
                !original.isArchived() && document.isComplete() && isWantedBySigner(document));
    }

    /** The original, if it is kept. */
    Optional<Bytes> find(StoredDocument document) {
        return document.original().content(clock.now());
    }

    /** The original; refused if it is not kept or cannot be read. */
    Bytes get(StoredDocument document) {
        Bytes content = find(document).orElseThrow(Refusal.ARCHIVE_NOT_FOUND::exception);
        if (!switches.outages().archiveReadable()) {
            throw Refusal.FAILED_TO_PREPARE_ARCHIVED_DATA.exception();
        }
        return content;
    }

    /** Who pays, in order: with a forced archive first whom the switches name. */
    private Set<String> wanting(StoredDocument document) {
        Set<String> wanting = new LinkedHashSet<>();
        if (document.settings().lasting().archived()) {
            Optional<String> registrator = document.registrator().map(Registrator::bin);
            Optional<String> signer = document.signatures().stream()
                    .map(signature -> signature.signer().party())
                    .findFirst();
            switch (switches.archive().forcedPayer()) {
                case REGISTRATOR -> registrator.or(() -> signer).ifPresent(wanting::add);
                case FIRST_SIGNER -> signer.or(() -> registrator).ifPresent(wanting::add);
                case NOBODY -> wanting.add(Parties.NOBODY);
            }
        }
        document.signatures().stream()
                .map(signature -> signature.signer().party())
                .filter(parties::archives)
                .forEach(wanting::add);
        return wanting;
    }

    private boolean isWantedBySigner(StoredDocument document) {
        return document.signatures().stream()
                .anyMatch(signature -> parties.archives(signature.signer().party()));
    }
}
