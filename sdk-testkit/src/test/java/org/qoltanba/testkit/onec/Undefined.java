package org.qoltanba.testkit.onec;

/** Values that are none. */
enum Undefined {
    /** {@code Неопределено}. */
    UNDEFINED,
    /** An argument that is left out between two commas. */
    OMITTED
}
