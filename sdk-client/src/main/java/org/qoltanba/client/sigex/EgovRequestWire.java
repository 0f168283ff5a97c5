package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Request of {@code POST /api/{id}/egovQr} and {@code POST /api/package/{packageId}/egovQr} (contract sections 7.15, 7.24).
 *
 * @param meta what to show: a list for a document, a list of lists for a package
 * @param signatureEmailNotifications whom to write to, in the form of a document or of a package
 */
record EgovRequestWire(
        @JsonProperty("description") String description,
        @JsonProperty("meta") @Nullable Object meta,

        @JsonProperty("signatureEmailNotifications") @Nullable
        Object signatureEmailNotifications) {

    static List<MetaWire> meta(List<Map.Entry<String, String>> shown) {
        return shown.stream()
                .map(entry -> new MetaWire(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String toString() {
        return "EgovRequestWire";
    }

    /** Something shown about a document. */
    record MetaWire(
            @JsonProperty("name") String name,
            @JsonProperty("value") String value) {

        @Override
        public String toString() {
            return "MetaWire";
        }
    }
}
