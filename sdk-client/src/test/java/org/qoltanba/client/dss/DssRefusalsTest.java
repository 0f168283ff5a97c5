package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.dss.DssMessages;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;

/** Contract sections 7.5, 10 and 10.1. */
class DssRefusalsTest {

    private static final ErrorContext CALL = ErrorContext.call("CryptoPro DSS", "POST /confirmation");

    static Stream<String> known() {
        return KnownRefusals.all().keySet().stream().sorted();
    }

    @Test
    void everyCodeOfTheContractHasItsExceptionAndItsText() {
        assertThat(KnownRefusals.all().keySet()).isEqualTo(DssMessages.known());
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, AuthenticationFailedException",
        "unauthorized_client, AuthenticationFailedException",
        "invalid_grant, AuthenticationFailedException",
        "login_required, AuthenticationFailedException",
        "authentication_failed, AuthenticationFailedException",
        "invalid_authentication_scheme, AuthenticationFailedException",
        "invalid_request, InvalidRequestException",
        "unsupported_grant_type, InvalidRequestException",
        "unsupported_response_type, InvalidRequestException",
        "invalid_scope, InvalidRequestException",
        "transaction_pending, TransactionPendingException",
        "invalid_transaction, ConflictException",
        "internal_error, ServerFaultException",
        "authn_method_not_confirmed, ConfirmationMethodMissingException",
        "authentication_declined, ConflictException",
        "transaction_expired, ConflictException",
        "max_attempts_exceeded, ConflictException",
        "invalid_certificate, UnknownCertificateException",
        "invalid_certificate_id, UnknownCertificateException",
        "certificate_not_found, UnknownCertificateException",
        "cert_not_found, UnknownCertificateException",
        "key_not_found, UnknownCertificateException",
        "invalid_pin, PinRejectedException",
        "invalid_certificate_status, ConflictException",
        "duplicate_friendly_name, ConflictException",
        "invalid_certificate_format, InvalidRequestException",
        "invalid_frinendly_name_length, InvalidRequestException",
        "invalid_signature_params, InvalidRequestException",
        "content_required, InvalidRequestException",
        "invalid_content, InvalidRequestException",
        "invalid_recipients, InvalidRequestException",
        "parameters_required, InvalidRequestException",
        "invalid_parameters, InvalidRequestException",
        "invalid_operation, InvalidRequestException",
        "document_info_invalid, InvalidRequestException",
        "invalid_object_data, InvalidRequestException",
        "max_request_length_exceeded, DocumentTooLargeException",
        "object_not_found, NotFoundException",
        "invalid_object_state, DocumentQuotaExceededException",
        "forbidden_object_operation, AccessDeniedException",
        "invalid_enroll, CertificateRequestRefusedException",
        "appropriate_enroll_not_found, CertificateRequestRefusedException",
        "enroll_is_missing, CertificateRequestRefusedException",
        "provider_not_found, CertificateRequestRefusedException",
        "invalid_rev_request, CertificateRequestRefusedException",
        "invalid_subject_name, CertificateRequestRefusedException",
        "request_not_found, NotFoundException",
        "invalid_request_status, ConflictException",
        "pending_requests_exist, ConflictException",
        "algid_is_not_supported, InvalidRequestException",
        "param_set_is_not_supported, InvalidRequestException",
        "param_is_null, InvalidRequestException",
        "value_is_null, InvalidRequestException",
        "error_bad_bounds, InvalidRequestException",
        "error_invalid_filter_value, InvalidRequestException",
        "error_operation_not_supported, InvalidRequestException",
        "invalid_phone, InvalidRequestException",
        "wrong_operation, ConflictException",
        "contact_confirmation_required, ConflictException",
        "user_not_found, UnknownUserException"
    })
    void eachCodeIsTheDecisionOfItsException(String code, String type) {
        assertThat(DssRefusals.toException(CALL, ServiceAnswer.of(400, code))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("known")
    void theCodeDecidesWhateverTheStatus(String code) {
        SdkException usual = DssRefusals.toException(CALL, ServiceAnswer.of(400, code));

        assertThat(usual.getMessage()).contains(code).endsWith(DssMessages.text(code, Locale.ENGLISH));
        for (int status : new int[] {200, 401, 403, 404, 409, 500}) {
            assertThat(DssRefusals.toException(CALL, ServiceAnswer.of(status, code)))
                    .hasSameClassAs(usual)
                    .hasMessage(usual.getMessage());
        }
        if (usual instanceof ServiceException refusal) {
            assertThat(refusal.errorCode()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "authentication_declined, 200, ConfirmationDeclinedException",
        "authentication_declined, 400, ConfirmationDeclinedException",
        "transaction_expired, 200, ConfirmationExpiredException",
        "transaction_expired, 400, ConfirmationExpiredException",
        "invalid_transaction, 200, ConfirmationFailedException",
        "invalid_transaction, 400, ConfirmationFailedException",
        "max_attempts_exceeded, 200, ConfirmationFailedException",
        "max_attempts_exceeded, 400, ConfirmationFailedException",
        "internal_error, 200, ConfirmationFailedException",
        "internal_error, 500, ConfirmationFailedException",
        "authentication_failed, 200, AuthenticationFailedException",
        "authentication_failed, 400, AuthenticationFailedException",
        "transaction_pending, 200, TransactionPendingException",
        "transaction_pending, 400, TransactionPendingException",
        "authn_method_not_confirmed, 200, ConfirmationMethodMissingException",
        "code_of_next_year, 200, ConfirmationFailedException",
        "code_of_next_year, 400, InvalidRequestException"
    })
    void whileConfirmingTheSameCodeMeansTheSameEitherWay(String code, int status, String type) {
        assertThat(DssRefusals.whileConfirming(CALL, ServiceAnswer.of(status, code), false)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(type);
    }

    @Test
    void anUnknownTransactionAfterTheDeadlineHasExpired() {
        assertThat(DssRefusals.whileConfirming(CALL, ServiceAnswer.of(400, "invalid_transaction"), true)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("ConfirmationExpiredException");
    }

    @ParameterizedTest
    @CsvSource({
        "401, AuthenticationFailedException",
        "403, AccessDeniedException",
        "404, NotFoundException",
        "405, NotFoundException",
        "409, ConflictException",
        "413, DocumentTooLargeException",
        "429, RateLimitedException",
        "500, ServerFaultException",
        "502, ServerFaultException"
    })
    void whatIsNotInTheContractGoesByStatus(int status, String type) {
        assertThat(DssRefusals.toException(CALL, ServiceAnswer.of(status, "http_" + status))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(type);
    }

    @Test
    void theServicesWordsAreNotShownInPlaceOfACode() {
        assertThat(DssRefusals.toException(CALL, ServiceAnswer.of(400, "Пользователь Иванов не найден")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("an error without a code")
                .hasMessageNotContaining("Иванов");
    }
}
