package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.TimeStampKind;

/** The earliest time at which a signature is proven to have existed, and what proves it. */
final class BestSignatureTime {

    private BestSignatureTime() {}

    static SignatureTime of(SignerContext context) {
        JudgedTimes times = context.times();
        if (!times.isProven()) {
            return new SignatureTime(times.now(), SignatureTime.Source.VALIDATION);
        }
        boolean bySignatureTimeStamp = context.timeStamps().stream()
                .anyMatch(stamp -> stamp.isPassed()
                        && stamp.stamp().kind() == TimeStampKind.SIGNATURE
                        && times.proven().equals(stamp.verdict().time()));
        return new SignatureTime(
                times.proven(),
                bySignatureTimeStamp
                        ? SignatureTime.Source.SIGNATURE_TIME_STAMP
                        : SignatureTime.Source.ARCHIVE_TIME_STAMP);
    }
}
