package org.qoltanba.client.http;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;

/** The nearest exception to an HTTP status, for codes that have no exception of their own. */
public final class StatusErrors {

    private static final int LONGEST_CODE = 120;
    private static final int LONGEST_DESCRIPTION = 1_000;

    private StatusErrors() {}

    /**
     * By status, with {@code http_<status>} as the code.
     *
     * @param answer what arrived
     * @return the exception
     */
    public static SdkException of(HttpAnswer answer) {
        return of(answer, answer.context(), "http_" + answer.status(), null);
    }

    /**
     * By status, with the code the service gave.
     *
     * @param answer what arrived
     * @param context where it happened, with the service's identifier of the request if it gave one
     * @param errorCode the code exactly as sent; it is shown in the message
     * @param description the service's words for people; kept, cut to 1,000 characters, and not shown in the message
     * @return the exception
     */
    public static SdkException of(
            HttpAnswer answer, ErrorContext context, String errorCode, @Nullable String description) {
        int status = answer.status();
        ServiceAnswer said = new ServiceAnswer(
                status,
                errorCode,
                description == null ? null : cut(description, LONGEST_DESCRIPTION),
                answer.retryAfter().orElse(null));
        String refusal = context.service() + " refused " + context.operation() + " with status " + status
                + " and code '" + shown(errorCode) + "'. ";
        if (status >= 300 && status < 400) {
            return answer.notUnderstood(context.service() + " answered " + context.operation()
                    + " with a redirect (status " + status + "). Redirects are not followed: give the address the"
                    + " service really has.");
        }
        return switch (status) {
            case 401 ->
                new AuthenticationFailedException(
                        refusal + "Check login, client identifier, secret or certificate.", context, said);
            case 403 ->
                new AccessDeniedException(
                        refusal + "Ask the administrator of the service for the right to do this.", context, said);
            case 404, 410 ->
                new NotFoundException(refusal + "Check the identifier and the address of the service.", context, said);
            case 409 ->
                new ConflictException(refusal + "Read the object's state anew before trying again.", context, said);
            case 429 -> new RateLimitedException(refusal + "Wait before the next call.", context, said);
            default ->
                status >= 500 || status == 408
                        ? new ServerFaultException(refusal + "Try again later.", context, said)
                        : status >= 400
                                ? new InvalidRequestException(refusal + "The call must be changed.", context, said)
                                : new ServiceException(refusal + "Look the code up in the contract.", context, said);
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String shown(String code) {
        return cut(code, LONGEST_CODE).replaceAll("[^ -~\\p{IsAlphabetic}]", "?");
    }
}
