package org.qoltanba.testkit.onec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code Массив}. */
final class ValueList extends Thing {

    private final List<Object> values = new ArrayList<>();

    ValueList() {
        super("Массив");
        method("Количество", 0, 0, none -> BigDecimal.valueOf(values.size()));
        method("Добавить", 0, 1, given -> {
            values.add(given.value(0));
            return Undefined.UNDEFINED;
        });
    }

    @Override
    Object at(Object index) {
        int i = Values.number(index).intValueExact();
        if (i < 0 || i >= values.size()) {
            throw new OnecException("Индекс находится за границами массива: " + i);
        }
        return values.get(i);
    }

    @Override
    List<Object> elements() {
        return List.copyOf(values);
    }
}
