package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
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
}
