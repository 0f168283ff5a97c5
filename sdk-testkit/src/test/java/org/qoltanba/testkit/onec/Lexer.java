package org.qoltanba.testkit.onec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a module into words. Comments, compile directives and regions are nothing to run. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("(?<skip>\\s+|//[^\\n]*|&\\p{L}+|#[^\\n]*)"
            + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<number>\\d+(\\.\\d+)?)"
            // A quote within is doubled; a text goes on in the next line after a bar
            + "|\"(?<string>([^\"\\n]|\"\"|\\n\\s*\\|)*)\""
            + "|(?<sign><>|<=|>=|[-+*/%=<>()\\[\\].,;?])");

    private Lexer() {}

    static List<Token> words(String text) {
        List<Token> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int at = 0;
        int line = 1;
        while (at < text.length()) {
            if (!word.find(at) || word.start() != at) {
                throw new AssertionError("Line " + line + ": not a word of the language: "
                        + text.substring(at).lines().findFirst().orElse(""));
            }
            if (word.group("name") != null) {
                words.add(new Token(Token.Kind.NAME, word.group("name"), line));
            } else if (word.group("number") != null) {
                words.add(new Token(Token.Kind.NUMBER, word.group("number"), line));
            } else if (word.group("sign") != null) {
                words.add(new Token(Token.Kind.SIGN, word.group("sign"), line));
            } else if (word.group("string") != null) {
                String content = word.group("string").replace("\"\"", "\"").replaceAll("\\n\\s*\\|", "\n");
                words.add(new Token(Token.Kind.STRING, content, line));
            }
            line += (int) word.group().chars().filter(c -> c == '\n').count();
            at = word.end();
        }
        words.add(new Token(Token.Kind.END, "", line));
        return words;
    }
}
