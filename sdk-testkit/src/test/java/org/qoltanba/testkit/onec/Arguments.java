package org.qoltanba.testkit.onec;

import java.util.List;

/** What a member of the platform is called with. */
record Arguments(List<Object> values) {

    boolean has(int i) {
        return i < values.size() && values.get(i) != Undefined.OMITTED;
    }

    Object value(int i) {
        return has(i) ? values.get(i) : Undefined.UNDEFINED;
    }

    String text(int i) {
        return as(i, String.class);
    }

    int number(int i) {
        return Values.number(value(i)).intValueExact();
    }

    boolean flag(int i) {
        return has(i) && as(i, Boolean.class);
    }

    <T> T as(int i, Class<T> type) {
        if (!type.isInstance(value(i))) {
            throw new OnecException("Несоответствие типов (параметр номер '" + (i + 1) + "'): " + value(i));
        }
        return type.cast(value(i));
    }
}
