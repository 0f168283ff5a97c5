package org.qoltanba.testkit.onec;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How values become others. A text is a String, a number a BigDecimal, a Boolean itself, anything else a Thing or undefined. */
final class Values {

    private Values() {}

    /** A number as the platform writes it in Russian: thousands apart, so it is of no use in an address. */
    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
            symbols.setGroupingSeparator('\u00a0');
            symbols.setDecimalSeparator(',');
            return new DecimalFormat("#,##0.###############", symbols).format(number);
        }
        if (value instanceof Boolean flag) {
            return flag ? "Да" : "Нет";
        }
        return value instanceof Undefined ? "" : value.toString();
    }

    static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new OnecException("Преобразование значения к типу Булево не может быть выполнено: " + value);
    }

    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw new OnecException("Преобразование значения к типу Число не может быть выполнено: " + value);
    }

    static Thing thing(Object value) {
        if (value instanceof Thing thing) {
            return thing;
        }
        throw new OnecException("Значение не является значением объектного типа: " + value);
    }

    /** The first operand decides what an addition is. */
    static Object sum(Object left, Object right) {
        return left instanceof String text ? text + text(right) : number(left).add(number(right));
    }

    static boolean same(Object left, Object right) {
        return (left instanceof BigDecimal a && right instanceof BigDecimal b)
                ? a.compareTo(b) == 0
                : left.equals(right);
    }

    static int compared(Object left, Object right) {
        return left instanceof String text && right instanceof String other
                ? text.compareTo(other)
                : number(left).compareTo(number(right));
    }
}
