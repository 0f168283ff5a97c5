package org.qoltanba.testkit.dss;

/** One of the two generations of the API, which exist side by side (contract sections 3 to 11, and 12). */
enum Generation {
    /** Transactions, with an identifier at each of the two services. */
    V1,
    /** Operations, with one identifier. */
    V2
}
