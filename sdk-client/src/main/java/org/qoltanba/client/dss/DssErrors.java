package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static ServiceAnswer read(HttpAnswer answer) {
        Map<String, String> members = members(answer);
        String text = TEXTS.stream()
                .map(members::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
        String code = members.get("error");
        if (code == null || code.isBlank()) {
            code = text == null ? "http_" + answer.status() : text;
        }
        return new ServiceAnswer(
                answer.status(),
                cut(code, LONGEST_CODE),
                text == null ? null : cut(text, LONGEST_TEXT),
                answer.retryAfter().orElse(null));
    }

    /** The texts of the answer's object by lower-case name; nothing if it holds none. */
    private static Map<String, String> members(HttpAnswer answer) {
        Map<String, String> members = new TreeMap<>();
        if (answer.isJson() && answer.body().size() > 0) {
            try {
                for (Map.Entry<String, JsonNode> member :
                        answer.json(JsonNode.class).properties()) {
                    if (member.getValue().isTextual()) {
                        members.put(
                                member.getKey().toLowerCase(Locale.ROOT),
                                member.getValue().textValue());
                    }
                }
            } catch (ProtocolException unreadable) {
                // The status tells enough: contract section 10.
                return members;
            }
        }
        return members;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
