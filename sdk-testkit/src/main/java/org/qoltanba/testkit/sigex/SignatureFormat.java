package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import org.qoltanba.api.document.Bytes;

/** The formats in which a signature is exported (contract section 7.8). */
enum SignatureFormat {
    /** With the time stamp and the OCSP response. */
    WITH_EVIDENCE(0),
    /** As it was accepted. */
    AS_ACCEPTED(1);

    private final int number;

    SignatureFormat(int number) {
        this.number = number;
    }

    /** The format a query asks for. */
    static SignatureFormat of(Call call) {
        long wanted = call.number("signFormat").orElse(0L);
        return Arrays.stream(values())
                .filter(format -> format.number == wanted)
                .findFirst()
                .orElseThrow(Refusal.INVALID_EXPORT_FORMAT::exception);
    }

    /** Its number in queries and answers. */
    int number() {
        return number;
    }

    /**
     * Exports a signature.
     *
     * @param evidenceNeedsCms whether the format with evidence is refused for XML, which has no place for it
     */
    Bytes export(StoredSignature signature, boolean evidenceNeedsCms) {
        return switch (this) {
            case WITH_EVIDENCE -> {
                if (signature.type() == SignatureType.XML) {
                    if (evidenceNeedsCms) {
                        throw Refusal.INVALID_EXPORT_FORMAT.exception();
                    }
                    yield SignatureExport.asAccepted(signature);
                }
                yield SignatureExport.withEvidence(signature);
            }
            case AS_ACCEPTED -> SignatureExport.asAccepted(signature);
        };
    }
}
