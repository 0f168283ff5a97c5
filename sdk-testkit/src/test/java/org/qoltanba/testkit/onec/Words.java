package org.qoltanba.testkit.onec;

import java.util.List;
import java.util.Set;

/** The words of a module, one after the other. */
final class Words {

    /** Names of nothing else, except of members. */
    private static final Set<String> RESERVED = Set.of(
            ("если тогда иначеесли иначе конецесли для каждого из по пока цикл конеццикла процедура конецпроцедуры функция конецфункции"
                            + " перем перейти возврат продолжить прервать и или не попытка исключение конецпопытки вызватьисключение"
                            + " экспорт новый выполнить истина ложь неопределено null знач асинх ждать добавитьобработчик удалитьобработчик")
                    .split(" "));

    private final List<Token> words;
    private int at;

    Words(List<Token> words) {
        this.words = words;
    }

    /** Goes a word back. */
    void back() {
        at--;
    }

    static boolean isReserved(Token word) {
        return RESERVED.contains(word.key());
    }

    String name() {
        Token word = next();
        if (word.kind() != Token.Kind.NAME || RESERVED.contains(word.key())) {
            throw wrong(word, "not a name");
        }
        return word.text();
    }

    boolean upcoming(String... any) {
        for (String expected : any) {
            if (word().is(expected)) {
                return true;
            }
        }
        return false;
    }

    boolean took(String expected) {
        boolean there = word().is(expected);
        if (there) {
            at++;
        }
        return there;
    }

    void take(String expected) {
        if (!took(expected)) {
            throw wrong(word(), "not " + expected);
        }
    }

    Token word() {
        return words.get(at);
    }

    Token next() {
        Token word = word();
        at += word.kind() == Token.Kind.END ? 0 : 1;
        return word;
    }

    static AssertionError wrong(Token word, String what) {
        return new AssertionError("Line " + word.line() + ": " + what + ": " + word.text());
    }
}
