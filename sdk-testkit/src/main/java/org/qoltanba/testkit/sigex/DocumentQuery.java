package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are to be listed (contract section 7.36).
 *
 * @param from the first time, included
 * @param until the last time, usually excluded, so that paging by it comes to an end
 * @param organization whether in the name of the organisation
 * @param archived only archived ones, or only others; null for both
 * @param search a part of title, description or the names of signers, in any case; null for anything
 */
record DocumentQuery(
        Instant from,
        Instant until,
        boolean organization,
        @Nullable Boolean archived,
        @Nullable String search) {

    /**
     * A page of documents.
     *
     * @param total how many there are in this query
     * @param documents the newest of them
     */
    record Page(int total, List<SigexDocument> documents) {}

    /** Reads it from a call. */
    static DocumentQuery of(Call call) {
        return new DocumentQuery(
                time(call, "from"),
                time(call, "until"),
                call.flag("organization").orElse(false),
                call.flag("dataArchived").orElse(null),
                call.query("searchQuery").orElse(null));
    }

    /** Whether a document is among those asked for. */
    boolean matches(StoredDocument document, SigexSwitches switches) {
        return !document.storedAt().isBefore(from)
                && isBefore(document.storedAt(), until, switches)
                && (archived == null || archived == document.original().isArchived())
                && (search == null || contains(document, search.toLowerCase(Locale.ROOT)));
    }

    static boolean isBefore(Instant storedAt, Instant until, SigexSwitches switches) {
        return storedAt.isBefore(until)
                || (switches.documents().untilIsIncluded()
                        && storedAt.truncatedTo(ChronoUnit.MILLIS).equals(until));
    }

    private static boolean contains(StoredDocument document, String part) {
        Stream<String> signers = document.signers().stream()
                .flatMap(signer -> Stream.of(signer.name(), signer.iin(), signer.bin() == null ? "" : signer.bin()));
        return Stream.concat(Stream.of(document.title(), document.description()), signers)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
    }

    static Instant time(Call call, String name) {
        return call.number(name).map(Instant::ofEpochMilli).orElseThrow(Refusal.INVALID_QUERY_PARAMETER::exception);
    }
}
