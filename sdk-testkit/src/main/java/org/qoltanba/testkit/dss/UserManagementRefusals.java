package org.qoltanba.testkit.dss;

/** The refusals of user management (contract sections 10.1 and 13). */
final class UserManagementRefusals {

    private UserManagementRefusals() {}

    static DssRefusal userNotFound() {
        return DssRefusal.of("user_not_found", "Пользователь не найден");
    }

    static DssRefusal wrongOperation() {
        return DssRefusal.of("wrong_operation", "Операция недопустима для этого пользователя");
    }

    static DssRefusal invalidPhone() {
        return DssRefusal.of("invalid_phone", "Неверный номер телефона");
    }

    static DssRefusal contactConfirmationRequired() {
        return DssRefusal.of("contact_confirmation_required", "Контакт пользователя не подтверждён");
    }
}
