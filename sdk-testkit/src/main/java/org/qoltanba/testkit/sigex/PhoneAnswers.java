package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qoltanba.api.document.Bytes;

/** Reads what an app of eGov sends (contract section 7.52). */
final class PhoneAnswers {

    private PhoneAnswers() {}

    /** Whether the owner of the phone has refused; refuses what is no JSON object. */
    static boolean isRefusal(Bytes answer) {
        return read(answer).path("status").asText().equals("CANCELED");
    }

    /** The answer, taken apart. */
    static JsonNode read(Bytes answer) {
        JsonNode node = SigexJson.read(answer.asInputStream());
        if (!node.isObject()) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
        return node;
    }

    /** One signature for each document, by the numbers they were given. */
    static List<String> signatures(Bytes answer, int count) {
        Map<Integer, String> byNumber = new HashMap<>();
        for (JsonNode document : read(answer).path("documentsToSign")) {
            byNumber.put(
                    document.path("id").asInt(),
                    document.at("/document/file/data").asText().replaceAll("\\s", ""));
        }
        List<String> signatures = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String signature = byNumber.getOrDefault(number, "");
            if (signature.isEmpty()) {
                throw Refusal.EGOV_EXCHANGE_FAILED.exception();
            }
            signatures.add(signature);
        }
        return signatures;
    }
}
