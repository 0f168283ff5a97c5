package org.qoltanba.client.dss;

import java.util.HashMap;
import java.util.Map;
import org.qoltanba.api.dss.CertificateRequestRefusedException;
import org.qoltanba.api.dss.ConfirmationMethodMissingException;
import org.qoltanba.api.dss.DocumentQuotaExceededException;
import org.qoltanba.api.dss.DocumentTooLargeException;
import org.qoltanba.api.dss.PinRejectedException;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.dss.UnknownCertificateException;
import org.qoltanba.api.dss.UnknownUserException;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;

/**
 * Every code CryptoPro DSS is known to refuse with (contract sections 7.5 and 10.1), by what the caller can decide: one
 * exception type for each decision. What to do stands in {@link org.qoltanba.api.dss.DssMessages}.
 */
final class KnownRefusals {

    /** Makes an exception. */
    @FunctionalInterface
    interface Constructor {
        ServiceException create(String message, ErrorContext context, ServiceAnswer answer);
    }

    private KnownRefusals() {}

    /** Which exception each code becomes. */
    static Map<String, Constructor> all() {
        Map<String, Constructor> all = new HashMap<>();
        signingIn(all);
        confirming(all);
        certificates(all);
        documents(all);
        requests(all);
        others(all);
        return Map.copyOf(all);
    }

    private static void put(Map<String, Constructor> all, Constructor exception, String... codes) {
        for (String code : codes) {
            all.put(code, exception);
        }
    }

    private static void signingIn(Map<String, Constructor> all) {
        put(
                all,
                AuthenticationFailedException::new,
                "invalid_client",
                "unauthorized_client",
                "invalid_grant",
                "login_required",
                "authentication_failed",
                "invalid_authentication_scheme");
        put(
                all,
                InvalidRequestException::new,
                "invalid_request",
                "unsupported_grant_type",
                "unsupported_response_type",
                "invalid_scope");
    }

    private static void confirming(Map<String, Constructor> all) {
        put(all, TransactionPendingException::new, "transaction_pending");
        put(all, ConflictException::new, "invalid_transaction");
        put(all, ServerFaultException::new, "internal_error");
        put(all, ConfirmationMethodMissingException::new, "authn_method_not_confirmed");
        // While a confirmation is open these become its end: see DssRefusals.whileConfirming
        put(all, ConflictException::new, "authentication_declined", "transaction_expired", "max_attempts_exceeded");
    }

    private static void certificates(Map<String, Constructor> all) {
        put(
                all,
                UnknownCertificateException::new,
                "invalid_certificate",
                "invalid_certificate_id",
                "certificate_not_found",
                "cert_not_found",
                "key_not_found");
        put(all, PinRejectedException::new, "invalid_pin");
        put(all, ConflictException::new, "invalid_certificate_status", "duplicate_friendly_name");
        put(all, InvalidRequestException::new, "invalid_certificate_format", "invalid_frinendly_name_length");
    }

    private static void documents(Map<String, Constructor> all) {
        put(
                all,
                InvalidRequestException::new,
                "invalid_signature_params",
                "content_required",
                "invalid_content",
                "invalid_recipients",
                "parameters_required",
                "invalid_parameters",
                "invalid_operation",
                "document_info_invalid",
                "invalid_object_data");
        put(all, DocumentTooLargeException::new, "max_request_length_exceeded");
        put(all, NotFoundException::new, "object_not_found");
        put(all, DocumentQuotaExceededException::new, "invalid_object_state");
        put(all, AccessDeniedException::new, "forbidden_object_operation");
    }

    private static void requests(Map<String, Constructor> all) {
        put(
                all,
                CertificateRequestRefusedException::new,
                "invalid_enroll",
                "appropriate_enroll_not_found",
                "enroll_is_missing",
                "provider_not_found",
                "invalid_rev_request",
                "invalid_subject_name");
        put(all, NotFoundException::new, "request_not_found");
        put(all, ConflictException::new, "invalid_request_status", "pending_requests_exist");
    }

    private static void others(Map<String, Constructor> all) {
        put(
                all,
                InvalidRequestException::new,
                "algid_is_not_supported",
                "param_set_is_not_supported",
                "param_is_null",
                "value_is_null",
                "error_bad_bounds",
                "error_invalid_filter_value",
                "error_operation_not_supported",
                "invalid_phone");
        put(all, ConflictException::new, "wrong_operation", "contact_confirmation_required");
        put(all, UnknownUserException::new, "user_not_found");
    }
}
