package org.qoltanba.testkit.onec;

import java.util.ArrayList;
import java.util.List;
import org.qoltanba.testkit.onec.Module.Expression;
import org.qoltanba.testkit.onec.Module.Parameter;
import org.qoltanba.testkit.onec.Module.Routine;
import org.qoltanba.testkit.onec.Module.Statement;

/** Reads a module. What it reads can be run at once: a tree whose nodes are functions of the variables. */
final class Parser {

    /** Leaves a loop. */
    private static final Object BREAK = new Object();

    private final Words words;
    private final Expressions expressions;

    Parser(List<Token> words) {
        this.words = new Words(words);
        this.expressions = new Expressions(this.words);
    }

    List<Routine> routines() {
        List<Routine> routines = new ArrayList<>();
        while (words.word().kind() != Token.Kind.END) {
            routines.add(routine());
        }
        return routines;
    }

    private Routine routine() {
        boolean function = words.took("Функция");
        if (!function) {
            words.take("Процедура");
        }
        String name = words.name();
        words.take("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!words.took(")")) {
            boolean byValue = words.took("Знач");
            String parameter = words.name();
            parameters.add(new Parameter(parameter, byValue, words.took("=") ? expressions.expression() : null));
            if (!words.word().is(")")) {
                words.take(",");
            }
        }
        boolean exported = words.took("Экспорт");
        Statement body = block(function ? "КонецФункции" : "КонецПроцедуры");
        words.take(function ? "КонецФункции" : "КонецПроцедуры");
        return new Routine(name, exported, parameters, body);
    }

    private Statement block(String... ends) {
        List<Statement> statements = new ArrayList<>();
        while (!words.upcoming(ends)) {
            statements.add(statement());
            if (!words.upcoming(ends)) {
                words.take(";");
            }
        }
        return frame -> {
            for (Statement statement : statements) {
                Object result = statement.run(frame);
                if (result != null) {
                    return result;
                }
            }
            return null;
        };
    }

    private Statement statement() {
        if (words.took("Если")) {
            return condition();
        }
        if (words.took("Пока")) {
            Expression condition = expressions.expression();
            words.take("Цикл");
            Statement body = block("КонецЦикла");
            words.take("КонецЦикла");
            return frame -> {
                Object result = null;
                while (result == null && Values.flag(condition.value(frame))) {
                    result = body.run(frame);
                }
                return result == BREAK ? null : result;
            };
        }
        if (words.took("Для")) {
            return loop();
        }
        if (words.took("Попытка")) {
            return attempt();
        }
        if (words.took("Возврат")) {
            Expression value =
                    words.upcoming(";", "КонецПроцедуры") ? frame -> Undefined.UNDEFINED : expressions.expression();
            return value::value;
        }
        if (words.took("Прервать")) {
            return frame -> BREAK;
        }
        if (words.took("ВызватьИсключение")) {
            Expression description = expressions.expression();
            return frame -> {
                throw new OnecException(Values.text(description.value(frame)));
            };
        }
        return assignmentOrCall();
    }

    private Statement condition() {
        Expression condition = expressions.expression();
        words.take("Тогда");
        Statement then = block("ИначеЕсли", "Иначе", "КонецЕсли");
        Statement otherwise = frame -> null;
        if (words.took("ИначеЕсли")) {
            otherwise = condition();
        } else {
            if (words.took("Иначе")) {
                otherwise = block("КонецЕсли");
            }
            words.take("КонецЕсли");
        }
        Statement orElse = otherwise;
        return frame -> Values.flag(condition.value(frame)) ? then.run(frame) : orElse.run(frame);
    }

    private Statement loop() {
        words.take("Каждого");
        String element = words.name();
        words.take("Из");
        Expression all = expressions.expression();
        words.take("Цикл");
        Statement body = block("КонецЦикла");
        words.take("КонецЦикла");
        return frame -> {
            for (Object value : Values.thing(all.value(frame)).elements()) {
                frame.set(element, value);
                Object result = body.run(frame);
                if (result != null) {
                    return result == BREAK ? null : result;
                }
            }
            return null;
        };
    }

    private Statement attempt() {
        Statement body = block("Исключение");
        words.take("Исключение");
        Statement failed = block("КонецПопытки");
        words.take("КонецПопытки");
        return frame -> {
            try {
                return body.run(frame);
            } catch (OnecException exception) {
                frame.parameter(Platform.CAUGHT, false, String.valueOf(exception.getMessage()));
                return failed.run(frame);
            }
        };
    }

    private Statement assignmentOrCall() {
        Token start = words.word();
        String name = words.name();
        if (words.took("=")) {
            Expression value = expressions.expression();
            return frame -> {
                frame.set(name, value.value(frame));
                return null;
            };
        }
        words.back();
        Expressions.Postfix left = expressions.postfix();
        if (words.took("=")) {
            Expression owner = left.owner();
            String member = left.member();
            if (owner == null || member == null) {
                throw Words.wrong(start, "nothing that can be assigned to");
            }
            Expression value = expressions.expression();
            return frame -> {
                Values.thing(owner.value(frame)).set(member, value.value(frame));
                return null;
            };
        }
        if (!left.call()) {
            throw Words.wrong(start, "not a statement");
        }
        return frame -> {
            left.value().value(frame);
            return null;
        };
    }
}
