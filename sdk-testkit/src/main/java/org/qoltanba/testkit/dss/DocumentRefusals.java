package org.qoltanba.testkit.dss;

/** The refusals of the Document Store (contract sections 10.1 and 12.7). */
final class DocumentRefusals {

    private DocumentRefusals() {}

    static DssRefusal notFound() {
        return DssRefusal.of("object_not_found", "Документ не найден");
    }

    static DssRefusal quotaExceeded() {
        return DssRefusal.of("invalid_object_state", "Превышена квота хранилища документов");
    }

    static DssRefusal invalidData() {
        return DssRefusal.of("invalid_object_data", "Неверное описание документа");
    }

    static DssRefusal forbidden() {
        return DssRefusal.of("forbidden_object_operation", "Операция над документом запрещена");
    }

    static DssRefusal empty() {
        return Refusals.invalidRequest("Файл пуст");
    }

    static DssRefusal linkMissing() {
        return Refusals.invalidRequest("Связанный документ не найден");
    }
}
