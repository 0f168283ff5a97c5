package org.qoltanba.testkit.dss;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What users were to confirm, for whoever looks into it later (contract section 10.1, area Audit). Free of HTTP and JSON.
 * Safe to share between threads.
 */
final class AuditTrail {

    private static final List<Field> FIELDS = List.of(
            new Field(
                    "State",
                    Set.of("eq"),
                    record -> record.state().name(),
                    value -> Arrays.stream(DssTransactionState.values())
                            .anyMatch(state -> state.name().equals(value))),
            new Field("DocumentInfo", Set.of("eq"), DssTransaction::documentInfo, value -> !value.isBlank()),
            new Field(
                    "CreatedAt",
                    Set.of("eq", "ge", "le"),
                    record -> Long.toString(record.createdAt().getEpochSecond()),
                    value -> value.matches("[0-9]{1,12}")));

    /** What can be compared, how, and with what. */
    private record Field(
            String wireName,
            Set<String> operations,
            Function<DssTransaction, String> reading,
            Predicate<String> takes) {}

    private final TransactionBook book;
    private final DssAuditSwitches switches;

    AuditTrail(TransactionBook book, DssAuditSwitches switches) {
        this.book = book;
        this.switches = switches;
    }

    /**
     * Which records somebody wants to see.
     *
     * @param start how many to leave out; null for none
     * @param count how many at most; null for as many as there may be
     * @param field what to compare; null for no filter
     * @param operation how to compare
     * @param value with what to compare
     */
    record Query(
            @Nullable String start,
            @Nullable String count,
            @Nullable String field,
            @Nullable String operation,
            @Nullable String value) {}

    /** The records of a user, oldest first. */
    List<DssTransaction> find(DssUser user, Query query) {
        int start = bound(query.start(), 0);
        int count = bound(query.count(), switches.largestPage());
        if (count < 1 || count > switches.largestPage()) {
            throw badBounds();
        }
        return book.snapshot().stream()
                .filter(record -> record.login().equals(user.login()))
                .filter(filter(query))
                .skip(start)
                .limit(count)
                .toList();
    }

    private static int bound(@Nullable String text, int usual) {
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw badBounds();
        }
        return Integer.parseInt(text);
    }

    private static Predicate<DssTransaction> filter(Query query) {
        if (query.field() == null && query.operation() == null && query.value() == null) {
            return record -> true;
        }
        Field field = FIELDS.stream()
                .filter(each -> each.wireName().equals(query.field()))
                .findFirst()
                .orElseThrow(AuditTrail::badValue);
        String operation = query.operation();
        if (operation == null || !field.operations().contains(operation)) {
            throw DssRefusal.of("error_operation_not_supported", "Операция сравнения не поддерживается");
        }
        String value = query.value();
        if (value == null || !field.takes().test(value)) {
            throw badValue();
        }
        return switch (operation) {
            case "ge" -> record -> Long.parseLong(field.reading().apply(record)) >= Long.parseLong(value);
            case "le" -> record -> Long.parseLong(field.reading().apply(record)) <= Long.parseLong(value);
            default -> record -> field.reading().apply(record).equals(value);
        };
    }

    private static DssRefusal badBounds() {
        return DssRefusal.of("error_bad_bounds", "Неверные границы выборки");
    }

    private static DssRefusal badValue() {
        return DssRefusal.of("error_invalid_filter_value", "Неверное значение фильтра");
    }
}
