package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The short answers (contract sections 4.1 and 7). */
final class AnswerWire {

    private AnswerWire() {}

    /** A refusal. */
    record Refused(
            String message, @JsonProperty("requestID") long requestId) {}

    /** {@code POST /api}. */
    record Registered(
            String documentId,
            @Nullable Long signId,
            @Nullable String data) {

        /** Without a signature. */
        static Registered of(String documentId) {
            return new Registered(documentId, null, null);
        }

        static Registered of(SigexService.Taken taken) {
            return new Registered(
                    taken.place().documentId(), taken.place().signature().signId(), content(taken));
        }
    }

    /** {@code POST /api/{id}/data}. */
    record Fixed(
            String documentId,
            long signedDataSize,
            Map<String, String> digests,
            @Nullable Notified emailNotifications,
            @Nullable UserSettingsWire automaticallyCreatedUserSettings,
            @Nullable OrganizationSettingsWire automaticallyCreatedOrgSettings,
            boolean dataArchived,
            boolean tempStorage) {

        static Fixed of(String documentId, SigexService.Fixed fixed) {
            Map<String, String> digests = new TreeMap<>();
            fixed.digests().byAlgorithm().forEach((oid, value) -> digests.put(oid, value.toBase64()));
            return new Fixed(
                    documentId,
                    fixed.size(),
                    digests,
                    Notified.of(fixed.notified()),
                    UserSettingsWire.of(fixed.created()),
                    OrganizationSettingsWire.of(fixed.created()),
                    fixed.kept().archived(),
                    fixed.kept().stored());
        }
    }

    /** What became of the mails. */
    record Notified(boolean attached, @Nullable String message) {

        static @Nullable Notified of(Notifier.@Nullable Outcome outcome) {
            return outcome == null ? null : new Notified(outcome.attached(), outcome.message());
        }
    }

    /** {@code POST /api/{id}}. */
    record Added(
            String documentId,
            long signId,
            @Nullable String data,
            @Nullable UserSettingsWire automaticallyCreatedUserSettings,
            @Nullable OrganizationSettingsWire automaticallyCreatedOrgSettings,
            boolean dataArchived,
            boolean canBeArchived) {

        static Added of(SigexService.Taken taken) {
            return new Added(
                    taken.place().documentId(),
                    taken.place().signature().signId(),
                    content(taken),
                    UserSettingsWire.of(taken.created()),
                    OrganizationSettingsWire.of(taken.created()),
                    taken.kept().archived(),
                    taken.kept().canBeArchived());
        }
    }

    /** {@code POST /api/{id}/verify}. */
    record Verified(String documentId, boolean dataArchived, boolean tempStorage) {}

    /** {@code GET /api/{id}/data}. */
    record Original(String documentId, String document, long signedDataSize) {}

    /** {@code POST /api/{id}/settings}. */
    record Changed(String documentId) {}

    /** {@code POST /api/{id}/notify}. */
    record Announced(String documentId, @Nullable Notified emailNotifications) {}

    /** {@code GET /api/{id}/signature/{signId}}. */
    record Exported(String documentId, long signId, String signType, int signFormat, String signature) {}

    /** {@code POST /api/exported}. */
    record Found(String documentId, long signId) {

        static Found of(Documents.Place place) {
            return new Found(place.documentId(), place.signature().signId());
        }
    }

    private static @Nullable String content(SigexService.Taken taken) {
        return taken.content() == null ? null : taken.content().toBase64();
    }
}
