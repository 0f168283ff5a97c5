package org.qoltanba.testkit.dss;

/** The refusals of the calls served here, with the codes of contract sections 3.1, 5.6, 6.1 and 7.5. */
final class Refusals {

    private Refusals() {}

    static DssRefusal invalidClient() {
        return DssRefusal.of("invalid_client", "Клиент не зарегистрирован");
    }

    static DssRefusal unauthorizedClient() {
        return DssRefusal.of("unauthorized_client", "Клиенту не разрешён этот сценарий");
    }

    static DssRefusal invalidGrant() {
        return DssRefusal.of("invalid_grant", "Неверное имя пользователя или пароль");
    }

    static DssRefusal unsupportedGrantType() {
        return DssRefusal.of("unsupported_grant_type", "Тип разрешения не поддерживается");
    }

    /** A code, a refresh token or a foreign token that is worth nothing. */
    static DssRefusal grantWorthNothing() {
        return DssRefusal.of("invalid_grant", "Разрешение недействительно");
    }

    static DssRefusal loginRequired() {
        return DssRefusal.of("login_required", "Требуется вход пользователя");
    }

    static DssRefusal unsupportedResponseType() {
        return DssRefusal.of("unsupported_response_type", "Тип ответа не поддерживается");
    }

    static DssRefusal invalidScope() {
        return DssRefusal.of("invalid_scope", "Область действия не разрешена");
    }

    static DssRefusal invalidRequest(String description) {
        return DssRefusal.of("invalid_request", description);
    }

    static DssRefusal invalidAuthenticationScheme() {
        return DssRefusal.of("invalid_authentication_scheme", "Схема аутентификации не поддерживается");
    }

    static DssRefusal invalidOperation() {
        return DssRefusal.of("invalid_operation", "Операция не поддерживается");
    }

    static DssRefusal contentRequired() {
        return DssRefusal.of("content_required", "Документ не передан");
    }

    static DssRefusal invalidContent() {
        return DssRefusal.of("invalid_content", "Содержимое не подходит для подписи");
    }

    static DssRefusal invalidSignatureParams() {
        return DssRefusal.of("invalid_signature_params", "Неверные параметры подписи");
    }

    static DssRefusal documentInfoInvalid() {
        return DssRefusal.of("document_info_invalid", "Недопустимое описание документа");
    }

    static DssRefusal invalidCertificate() {
        return DssRefusal.of("invalid_certificate", "Сертификат не найден или не может быть использован");
    }

    static DssRefusal invalidCertificateId() {
        return DssRefusal.of("invalid_certificate_id", "Идентификатор сертификата не является числом");
    }

    static DssRefusal invalidPin() {
        return DssRefusal.of("invalid_pin", "Неверный ПИН-код");
    }

    static DssRefusal tooLarge() {
        return DssRefusal.of("max_request_length_exceeded", "Превышен максимальный размер запроса");
    }

    static DssRefusal invalidTransaction() {
        return DssRefusal.of("invalid_transaction", "Транзакция не найдена или срок её действия истёк");
    }

    static DssRefusal transactionPending() {
        return DssRefusal.of("transaction_pending", "У пользователя есть неподтверждённая транзакция");
    }

    static DssRefusal wrongCode() {
        return DssRefusal.of("authentication_failed", "Неверный код подтверждения");
    }

    static DssRefusal wrongCredentials() {
        return DssRefusal.of("authentication_failed", "Неверное имя пользователя или пароль");
    }

    static DssRefusal declined() {
        return DssRefusal.of("authentication_declined", "Пользователь отказался от подтверждения операции");
    }

    static DssRefusal invalidSubjectName() {
        return DssRefusal.of("invalid_subject_name", "Недопустимое имя владельца сертификата");
    }

    static DssRefusal certificateNotFound() {
        return DssRefusal.of("certificate_not_found", "Сертификат не найден");
    }

    /** Another spelling of the same: contract section 10.1 lists both. */
    static DssRefusal certNotFound() {
        return DssRefusal.of("cert_not_found", "Сертификат не найден");
    }

    static DssRefusal duplicateFriendlyName() {
        return DssRefusal.of("duplicate_friendly_name", "Сертификат с таким именем уже есть");
    }

    /** The misspelling is the service's own. */
    static DssRefusal invalidFriendlyNameLength() {
        return DssRefusal.of("invalid_frinendly_name_length", "Недопустимая длина имени сертификата");
    }

    static DssRefusal invalidRevocationRequest() {
        return DssRefusal.of("invalid_rev_request", "Неверный запрос на отзыв сертификата");
    }

    /** A way to confirm that the user has been given and has not taken into use. */
    static DssRefusal methodNotConfirmed() {
        return DssRefusal.of("authn_method_not_confirmed", "Метод аутентификации не подтверждён пользователем");
    }

    static DssRefusal invalidCertificateFormat() {
        return DssRefusal.of("invalid_certificate_format", "Сертификат не читается");
    }

    static DssRefusal invalidCertificateStatus() {
        return DssRefusal.of("invalid_certificate_status", "Недопустимый статус сертификата");
    }

    static DssRefusal invalidRecipients() {
        return DssRefusal.of("invalid_recipients", "Неверные сертификаты получателей");
    }

    static DssRefusal parametersRequired() {
        return DssRefusal.of("parameters_required", "Не указаны параметры");
    }

    static DssRefusal invalidParameters() {
        return DssRefusal.of("invalid_parameters", "Неверные параметры");
    }

    static DssRefusal invalidEnroll() {
        return DssRefusal.of("invalid_enroll", "Неизвестный обработчик Удостоверяющего Центра");
    }

    static DssRefusal enrollIsMissing() {
        return DssRefusal.of("enroll_is_missing", "Не указан обработчик Удостоверяющего Центра");
    }

    static DssRefusal appropriateEnrollNotFound() {
        return DssRefusal.of("appropriate_enroll_not_found", "Нет обработчика для такого шаблона");
    }

    static DssRefusal providerNotFound() {
        return DssRefusal.of("provider_not_found", "Криптопровайдер не найден");
    }

    static DssRefusal pendingRequestsExist() {
        return DssRefusal.of("pending_requests_exist", "Есть необработанный запрос");
    }

    static DssRefusal requestNotFound() {
        return DssRefusal.of("request_not_found", "Запрос не найден");
    }

    static DssRefusal invalidRequestStatus() {
        return DssRefusal.of("invalid_request_status", "Недопустимый статус запроса");
    }
}
