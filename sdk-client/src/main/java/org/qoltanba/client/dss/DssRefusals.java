package org.qoltanba.client.dss;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qoltanba.api.dss.PinRejectedException;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.dss.UnknownCertificateException;
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

    private static final Set<String> CREDENTIALS =
            Set.of("invalid_client", "unauthorized_client", "invalid_grant", "login_required");

    private static final Map<String, String> CREDENTIALS_ADVICE = Map.of(
            "invalid_client", "Check client identifier and client secret with the administrator of the DSS.",
            "unauthorized_client", "Have the administrator allow this OAuth client the password flow.",
            "invalid_grant",
                    "Check login and password, and that the account is neither locked nor asks for a second factor"
                            + " to sign in.");

    private static final Map<String, String> INVALID_ADVICE = Map.of(
            "invalid_request",
                    "Check that certificate and signature parameters fit together, and that the application names of"
                            + " the endpoint are those of the installation.",
            "invalid_signature_params",
                    "The certificate's key and the wanted signature do not fit together, or the policy forbids it"
                            + " (for byDigest: AllowHashSigning).",
            "document_info_invalid", "Give a shorter, plainer description.",
            "content_required", "The document is empty or did not arrive. Check it.",
            "invalid_content", "The document does not fit the wanted signature.",
            "max_request_length_exceeded",
                    "The document is too large for this installation. Use byDigest(), which sends its digest only.",
            "invalid_operation", "The installation does not offer this operation. Ask its administrator.");

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
        if (CREDENTIALS.contains(code)) {
            return new AuthenticationFailedException(
                    said + CREDENTIALS_ADVICE.getOrDefault(code, "Sign in again."), context, answer);
        }
        return switch (code) {
            case "invalid_certificate", "invalid_certificate_id", "certificate_not_found", "cert_not_found" ->
                new UnknownCertificateException(
                        said + "The user has no usable certificate with this identifier. certificates() lists those"
                                + " there are.",
                        context,
                        answer);
            case "invalid_pin" ->
                new PinRejectedException(
                        said + "The PIN of the key is missing or wrong. Begin the signature again with the right"
                                + " pin(...).",
                        context,
                        answer);
            case "transaction_pending" ->
                new TransactionPendingException(
                        said + "Another operation of this user waits for confirmation. Have it confirmed or declined"
                                + " on the phone, or let it expire, then begin again.",
                        context,
                        answer);
            case INVALID_TRANSACTION ->
                new ConflictException(
                        said + "The operation has ended or expired at the service. Begin it again.", context, answer);
            default -> byStatus(said, context, answer);
        };
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
                        "The user declined the signature on the phone. Ask the user why before asking again.", context);
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
                answer.status() == OK
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
                        said + "The user may not do this, or has no confirmation method assigned. Ask the"
                                + " administrator of the DSS.",
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
                new InvalidRequestException(
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
                                said
                                        + INVALID_ADVICE.getOrDefault(
                                                answer.errorCode(),
                                                "Check what was asked for; the administrator of the DSS"
                                                        + " can look the code up."),
                                context,
                                answer);
        };
    }
}
