package org.qoltanba.testkit.sigex;

import org.qoltanba.api.document.Bytes;

/** The formats in which a signature is exported (contract section 7.8). */
enum SignatureFormat {
    /** With the time stamp and the OCSP response. */
    WITH_EVIDENCE,
    /** As it was accepted. */
    AS_ACCEPTED;

    /** The format a query asks for. */
    static SignatureFormat of(Call call) {
        long number = call.number("signFormat").orElse(0L);
        if (number >= values().length) {
            throw Refusal.INVALID_EXPORT_FORMAT.exception();
        }
        return values()[(int) number];
    }

    /** Its number in queries and answers. */
    int number() {
        return ordinal();
    }

    Bytes export(StoredSignature signature) {
        return switch (this) {
            case WITH_EVIDENCE -> SignatureExport.withEvidence(signature);
            case AS_ACCEPTED -> SignatureExport.asAccepted(signature);
        };
    }
}
