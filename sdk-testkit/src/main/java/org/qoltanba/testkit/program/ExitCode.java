package org.qoltanba.testkit.program;

/** How the program ends. The numbers are part of its interface. */
enum ExitCode {
    /** Stopped as asked. */
    STOPPED(0),
    /** Something nobody foresaw. */
    BROKEN(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** The file cannot be read or makes no sense. */
    BAD_FILE(3),
    /** A port is taken. */
    PORT_TAKEN(4),
    /** An option names a user who is not there. */
    UNKNOWN_USER(5),
    /** The folder for keys cannot be written. */
    KEYS_NOT_WRITTEN(6),
    /** This machine has no such address. */
    ADDRESS_NOT_HERE(7);

    final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
