package org.qoltanba.testkit.program;

import org.qoltanba.testkit.text.Texts;

/** Why the program does not start, for people. */
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String name;
    private final String[] details;

    Trouble(ExitCode code, String name, String... details) {
        super(name);
        this.code = code;
        this.name = name;
        this.details = details.clone();
    }

    ExitCode code() {
        return code;
    }

    String message(Texts texts) {
        return texts.get(name, (Object[]) details);
    }
}
