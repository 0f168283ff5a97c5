package org.qoltanba.crypto.validation;

/**
 * One question about a signer. It reads the context, and may leave what it found there for the checks after it. A check
 * whose premises are missing answers {@link CheckResult#notChecked}. Implementations are immutable and safe to share
 * between threads.
 */
interface SignerCheck {

    /** The check's name in reports: stable, upper case with underscores. */
    String code();

    /** Makes the check. */
    CheckResult check(SignerContext context);
}
