package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.ErrorMapper;
import org.qoltanba.client.http.HttpAnswer;

/**
 * Reads how CryptoPro DSS refuses with an error status: two spellings of an OAuth error, the framework's own, and pages
 * of whatever stands in front of it (contract section 10). Confirmations that end with status 200 are not its matter.
 */
final class DssErrors implements ErrorMapper {

    private static final List<String> TEXTS =
            List.of("message", "messagedetail", "error_description", "errordescription");
    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_TEXT = 1_000;

    @Override
    public @Nullable SdkException map(HttpAnswer answer) {
        return answer.isSuccess() ? null : DssRefusals.toException(answer.context(), read(answer));
    }

    /**
     * A refusal that stands in an answer among others.
     *
     * @param status the status of the whole answer
     * @param refusal the object with the members of an error
     */
    static ServiceAnswer read(int status, JsonNode refusal) {
        return answer(status, null, members(refusal));
    }

    private static ServiceAnswer read(HttpAnswer answer) {
        return answer(answer.status(), answer.retryAfter().orElse(null), members(answer));
    }

    private static ServiceAnswer answer(int status, @Nullable Duration retryAfter, Map<String, String> members) {
        String text = TEXTS.stream()
                .map(members::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
        String code = members.get("error");
        if (code == null || code.isBlank()) {
            code = text == null ? "http_" + status : text;
        }
        return new ServiceAnswer(
                status, cut(code, LONGEST_CODE), text == null ? null : cut(text, LONGEST_TEXT), retryAfter);
    }

    /** The texts of the answer's object by lower-case name; nothing if it holds none. */
    private static Map<String, String> members(HttpAnswer answer) {
        try {
            return answer.isJson() && answer.body().size() > 0 ? members(answer.json(JsonNode.class)) : Map.of();
        } catch (ProtocolException unreadable) {
            // The status tells enough: contract section 10.
            return Map.of();
        }
    }

    private static Map<String, String> members(JsonNode object) {
        Map<String, String> members = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isTextual()) {
                members.put(
                        member.getKey().toLowerCase(Locale.ROOT),
                        member.getValue().textValue());
            }
        }
        return members;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
