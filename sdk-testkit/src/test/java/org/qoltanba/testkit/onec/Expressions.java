package org.qoltanba.testkit.onec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.onec.Module.Expression;

/** Reads what has a value. */
final class Expressions {

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

    private final Words words;

    Expressions(Words words) {
        this.words = words;
    }

    Expression expression() {
        Expression left = conjunction();
        while (words.took("Или")) {
            Expression first = left;
            Expression second = conjunction();
            left = frame -> Values.flag(first.value(frame)) || Values.flag(second.value(frame));
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = negation();
        while (words.took("И")) {
            Expression first = left;
            Expression second = negation();
            left = frame -> Values.flag(first.value(frame)) && Values.flag(second.value(frame));
        }
        return left;
    }

    private Expression negation() {
        if (words.took("Не")) {
            Expression denied = negation();
            return frame -> !Values.flag(denied.value(frame));
        }
        Expression left = sum();
        if (!COMPARISONS.contains(words.word().text())) {
            return left;
        }
        String sign = words.next().text();
        Expression right = sum();
        return frame -> compared(sign, left.value(frame), right.value(frame));
    }

    private static boolean compared(String sign, Object left, Object right) {
        return switch (sign) {
            case "=" -> Values.same(left, right);
            case "<>" -> !Values.same(left, right);
            case "<" -> Values.compared(left, right) < 0;
            case ">" -> Values.compared(left, right) > 0;
            case "<=" -> Values.compared(left, right) <= 0;
            default -> Values.compared(left, right) >= 0;
        };
    }

    private Expression sum() {
        Expression left = postfix().value;
        while (words.word().is("+") || words.word().is("-")) {
            boolean minus = words.next().is("-");
            Expression first = left;
            Expression second = postfix().value;
            left = minus
                    ? frame -> Values.number(first.value(frame)).subtract(Values.number(second.value(frame)))
                    : frame -> Values.sum(first.value(frame), second.value(frame));
        }
        return left;
    }

    /** A value, with what has to be known to assign to it. */
    record Postfix(
            Expression value,
            @Nullable Expression owner,
            @Nullable String member,
            boolean call) {}

    Postfix postfix() {
        Postfix left = primary();
        while (true) {
            Expression owner = left.value;
            if (words.took(".")) {
                String member = words.next().text();
                if (words.word().is("(")) {
                    List<Expression> arguments = arguments();
                    left = new Postfix(
                            frame -> Values.thing(owner.value(frame)).call(member, values(arguments, frame)),
                            null,
                            null,
                            true);
                } else {
                    left = new Postfix(frame -> Values.thing(owner.value(frame)).get(member), owner, member, false);
                }
            } else if (words.took("[")) {
                Expression index = expression();
                words.take("]");
                left = new Postfix(frame -> Values.thing(owner.value(frame)).at(index.value(frame)), null, null, false);
            } else {
                return left;
            }
        }
    }

    private Postfix primary() {
        Token word = words.next();
        if (word.is("(")) {
            Expression inner = expression();
            words.take(")");
            return new Postfix(inner, null, null, false);
        }
        if (word.is("?")) {
            List<Expression> parts = arguments();
            return new Postfix(
                    frame -> parts.get(Values.flag(parts.get(0).value(frame)) ? 1 : 2)
                            .value(frame),
                    null,
                    null,
                    false);
        }
        if (word.is("Новый")) {
            String type = words.name();
            List<Expression> arguments = words.word().is("(") ? arguments() : List.of();
            return new Postfix(frame -> frame.module().construct(type, values(arguments, frame)), null, null, true);
        }
        if (word.kind() == Token.Kind.NAME && words.word().is("(")) {
            List<Expression> arguments = arguments();
            return new Postfix(frame -> called(word.text(), frame, values(arguments, frame)), null, null, true);
        }
        return new Postfix(simple(word), null, null, false);
    }

    /** What was caught is known where it was caught alone. */
    private static Object called(String name, Frame frame, List<Object> arguments) {
        return Thing.key(name).equals("информацияобошибке")
                ? Platform.errorInfo(frame.get(Platform.CAUGHT))
                : frame.module().call(name, arguments);
    }

    private static Expression simple(Token word) {
        return switch (word.kind()) {
            case STRING -> frame -> word.text();
            case NUMBER -> {
                BigDecimal number = new BigDecimal(word.text());
                yield frame -> number;
            }
            case NAME ->
                switch (word.key()) {
                    case "истина" -> frame -> true;
                    case "ложь" -> frame -> false;
                    case "неопределено" -> frame -> Undefined.UNDEFINED;
                    default -> variable(word);
                };
            default -> throw Words.wrong(word, "not a value");
        };
    }

    private static Expression variable(Token word) {
        if (Words.isReserved(word)) {
            throw Words.wrong(word, "not a value");
        }
        return frame -> frame.get(word.text());
    }

    private List<Expression> arguments() {
        words.take("(");
        List<Expression> arguments = new ArrayList<>();
        while (!words.took(")")) {
            arguments.add(words.upcoming(",", ")") ? frame -> Undefined.OMITTED : expression());
            if (words.took(",") && words.word().is(")")) {
                arguments.add(frame -> Undefined.OMITTED);
            }
        }
        return arguments;
    }

    private static List<Object> values(List<Expression> expressions, Frame frame) {
        return expressions.stream().map(expression -> expression.value(frame)).toList();
    }
}
