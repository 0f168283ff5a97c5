package org.qoltanba.client.sigex;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.ErrorMapper;
import org.qoltanba.client.http.HttpAnswer;

/**
 * Tells whether SIGEX did what it was asked to. Its refusals come with HTTP 200 and a top-level text {@code message}; any
 * other status is a serious failure whose body means nothing (contract section 2.3).
 */
final class SigexErrors implements ErrorMapper {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    @Override
    public @Nullable SdkException map(HttpAnswer answer) {
        if (answer.status() != OK) {
            return fault(answer);
        }
        if (answer.isJsonArray() || !answer.mayHaveMember("message")) {
            return null; // whoever reads it sees whether it can be read
        }
        try {
            RefusalWire refusal = answer.json(RefusalWire.class);
            String message = refusal.text();
            if (message == null) {
                return null;
            }
            return SigexRefusals.toException(
                    context(answer, refusal),
                    new ServiceAnswer(OK, message, null, answer.retryAfter().orElse(null)));
        } catch (ProtocolException unreadable) {
            return unreadable;
        }
    }

    private static SdkException fault(HttpAnswer answer) {
        ServiceAnswer said = new ServiceAnswer(
                answer.status(),
                "http_" + answer.status(),
                null,
                answer.retryAfter().orElse(null));
        String what = "SIGEX answered " + answer.context().operation() + " with HTTP status " + answer.status() + ". ";
        return answer.status() == TOO_MANY_REQUESTS
                ? new RateLimitedException(what + "Slow down, wait, and try again.", answer.context(), said)
                : new ServerFaultException(
                        what + "The service, or a gateway before it, is broken for now. Try again later; if it lasts,"
                                + " check the address of the endpoint.",
                        answer.context(),
                        said);
    }

    private static ErrorContext context(HttpAnswer answer, RefusalWire refusal) {
        String id = refusal.requestId();
        return id != null && REQUEST_ID.matcher(id).matches() ? answer.context().withRequestId(id) : answer.context();
    }
}
