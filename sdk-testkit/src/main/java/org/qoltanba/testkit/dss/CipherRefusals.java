package org.qoltanba.testkit.dss;

/** The refusals of encryption (contract section 6.4). */
final class CipherRefusals {

    private CipherRefusals() {}

    static DssRefusal invalidRecipients() {
        return DssRefusal.of("invalid_recipients", "Неверные сертификаты получателей");
    }

    static DssRefusal parametersRequired() {
        return DssRefusal.of("parameters_required", "Не указаны параметры");
    }

    static DssRefusal invalidParameters() {
        return DssRefusal.of("invalid_parameters", "Неверные параметры");
    }
}
