package org.qoltanba.client.dss;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.qoltanba.api.dss.DocumentTooLargeException;
import org.qoltanba.api.dss.DssMessages;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * What CryptoPro DSS refuses, and what to do about it. The code decides, whatever the HTTP status it comes with
 * (contract section 7.5); a code that is not here becomes the nearest exception by status.
 */
final class DssRefusals {

    static final String INVALID_TRANSACTION = "invalid_transaction";
    static final String AUTHENTICATION_FAILED = "authentication_failed";

    private static final int OK = 200;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final Map<String, KnownRefusals.Constructor> KNOWN = KnownRefusals.all();

    private DssRefusals() {}

    /**
     * The exception a refusal becomes, outside a running confirmation.
     *
     * @param context the call it answers
     * @param answer the service's code, and the status it came with
     * @return an exception whose message says what to do
     */
    static SdkException toException(ErrorContext context, ServiceAnswer answer) {
        String code = answer.errorCode();
        String said = "CryptoPro DSS refused " + context.operation() + ": " + shown(code) + ". ";
        KnownRefusals.Constructor known = KNOWN.get(code);
        return known == null
                ? byStatus(said, context, answer)
                : known.create(said + DssMessages.text(code, Locale.ENGLISH), context, answer);
    }

    /**
     * The exception a refusal becomes while a confirmation is open.
     *
     * @param context the call it answers
     * @param answer the service's code, and the status it came with
     * @param overdue whether the confirmation's deadline has passed
     * @return an exception whose message says what to do
     */
    static SdkException whileConfirming(ErrorContext context, ServiceAnswer answer, boolean overdue) {
        return switch (answer.errorCode()) {
            case "authentication_declined" ->
                new ConfirmationDeclinedException(
                        "The user declined the operation. Ask the user why before asking again.", context);
            case "transaction_expired" -> expired(context);
            case INVALID_TRANSACTION ->
                overdue
                        ? expired(context)
                        : new ConfirmationFailedException(
                                "CryptoPro DSS no longer knows this confirmation (invalid_transaction), although its"
                                        + " time is not over: it was finished elsewhere, or its final answer was lost."
                                        + " Begin the operation again.",
                                context);
            case "max_attempts_exceeded" ->
                new ConfirmationFailedException(
                        "The confirmation ended after too many wrong codes (max_attempts_exceeded)."
                                + " Begin the operation again.",
                        context);
            case "internal_error" ->
                new ConfirmationFailedException(
                        "CryptoPro DSS ended the confirmation because of a fault of its own (internal_error)."
                                + " Begin the operation again; if it happens again, ask the administrator.",
                        context);
            default ->
                answer.status() == OK && !KNOWN.containsKey(answer.errorCode())
                        ? new ConfirmationFailedException(
                                "CryptoPro DSS ended the confirmation (" + shown(answer.errorCode())
                                        + "). Begin the operation again; the administrator of the DSS can look the"
                                        + " code up.",
                                context)
                        : toException(context, answer);
        };
    }

    static ConfirmationCodeRejectedException wrongCode(ErrorContext context) {
        return new ConfirmationCodeRejectedException(
                "The code is wrong. The operation is still open: have the user read the confirmation code on the phone"
                        + " again and type it anew.",
                context);
    }

    static ConfirmationExpiredException expired(ErrorContext context) {
        return new ConfirmationExpiredException(
                "Nobody confirmed before the service's deadline. Begin the operation again when the user has the phone"
                        + " at hand.",
                context);
    }

    /** A code as far as it is fit for one line of a log. Where the service gives none, its own words stand in its place. */
    private static String shown(String code) {
        return CODE.matcher(code).matches() ? code : "an error without a code";
    }

    private static SdkException byStatus(String said, ErrorContext context, ServiceAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                new AuthenticationFailedException(
                        said + "The access token was not accepted. Sign in again.", context, answer);
            case 403 ->
                new AccessDeniedException(
                        said + "The operation needs a confirmation, or the user may not do this, or has no confirmation"
                                + " method assigned. Ask the administrator of the DSS.",
                        context,
                        answer);
            case 404, 405 ->
                new NotFoundException(
                        said + "There is no such call at this address. Check address and application names of the"
                                + " endpoint.",
                        context,
                        answer);
            case 409 -> new ConflictException(said + "Begin the operation again.", context, answer);
            case 413 ->
                new DocumentTooLargeException(
                        said + "The document is too large for this installation. Use byDigest(), which sends its"
                                + " digest only.",
                        context,
                        answer);
            case 429 -> new RateLimitedException(said + "Slow down, wait, and try again.", context, answer);
            default ->
                answer.status() >= 500
                        ? new ServerFaultException(
                                said
                                        + "The service is broken for now. Try again later; if it lasts, check the application names"
                                        + " of the endpoint.",
                                context,
                                answer)
                        : new InvalidRequestException(
                                said + "Check what was asked for; the administrator of the DSS can look the code up.",
                                context,
                                answer);
        };
    }
}
