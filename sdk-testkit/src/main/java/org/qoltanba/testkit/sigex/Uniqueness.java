package org.qoltanba.testkit.sigex;

/** What no two signatures of a document may have in common (contract section 5.5, {@code unique}). */
enum Uniqueness {
    IIN("iin"),
    BIN("bin");

    private final String constant;

    Uniqueness(String constant) {
        this.constant = constant;
    }

    /** The word on the wire. */
    String constant() {
        return constant;
    }

    /** Whether two signers are the same in this respect. Individuals have no organisation to share. */
    boolean isShared(SignerIdentity one, SignerIdentity other) {
        return switch (this) {
            case IIN -> one.iin().equals(other.iin());
            case BIN -> one.bin() != null && one.bin().equals(other.bin());
        };
    }
}
