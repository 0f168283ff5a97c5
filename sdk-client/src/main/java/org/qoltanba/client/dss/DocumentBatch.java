package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qoltanba.api.dss.DocumentReceiver;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.client.http.Json;
import org.qoltanba.client.http.PartedAnswer;

/**
 * One download of several documents: every part is one of those that were asked for, and once (contract section 12.7).
 * Used by one thread.
 */
final class DocumentBatch {

    private static final int OK = 200;
    private static final int LARGEST_REFUSAL = 64 << 10;
    private static final String JSON = "application/json";

    private final ErrorContext context;
    private final Map<String, StoredDocumentId> missing = new LinkedHashMap<>();
    private final Map<StoredDocumentId, SdkException> refused = new LinkedHashMap<>();

    DocumentBatch(Collection<StoredDocumentId> ids, ErrorContext context) {
        this.context = context;
        ids.forEach(id -> missing.put(key(id.value()), id));
    }

    /** Identifiers are GUIDs, which differ in case at most. */
    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /**
     * Hands out the documents.
     *
     * @return what was refused, and why
     * @throws IOException if the answer breaks off, or the receiver cannot go on
     */
    Map<StoredDocumentId, SdkException> read(PartedAnswer answer, DocumentReceiver receiver) throws IOException {
        for (Optional<PartedAnswer.Part> part = answer.next(); part.isPresent(); part = answer.next()) {
            take(part.get(), receiver);
        }
        if (!missing.isEmpty()) {
            throw new ProtocolException(
                    "The Document Store gave neither content nor reason for " + missing.size()
                            + " of the documents that" + " were asked for. Download them one by one.",
                    context,
                    null);
        }
        return Map.copyOf(refused);
    }

    private void take(PartedAnswer.Part part, DocumentReceiver receiver) throws IOException {
        StoredDocumentId id = missing.remove(key(part.name()));
        if (id == null) {
            throw new ProtocolException(
                    "The Document Store gave a document that was not asked for, or gave one twice. Nothing more was"
                            + " taken.",
                    context,
                    null);
        }
        if (part.mediaType().equals(JSON)) {
            refused.put(id, refusal(part.content()));
        } else {
            receiver.receive(id, part.content());
        }
    }

    private SdkException refusal(InputStream content) throws IOException {
        JsonNode members = Json.read(content.readNBytes(LARGEST_REFUSAL), JsonNode.class);
        if (members == null) {
            throw new ProtocolException(
                    "The Document Store refused a document without saying why. Ask for it alone.", context, null);
        }
        return DssRefusals.toException(context, DssErrors.read(OK, members));
    }
}
