package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampKind;

/** Content was stamped before the signature, and the signature before the archive (ETSI EN 319 102-1 section 5.5.4). */
final class TimeStampOrderCheck implements SignerCheck {

    @Override
    public String code() {
        return "TIME_STAMP_ORDER";
    }

    @Override
    public CheckResult check(SignerContext context) {
        Optional<Instant> content = times(context, TimeStampKind.CONTENT).max(Comparator.naturalOrder());
        Optional<Instant> signature = times(context, TimeStampKind.SIGNATURE).min(Comparator.naturalOrder());
        Optional<Instant> references = times(context, TimeStampKind.SIGNATURE_AND_REFERENCES, TimeStampKind.REFERENCES)
                .min(Comparator.naturalOrder());
        Optional<Instant> archive = times(context, TimeStampKind.ARCHIVE_V2, TimeStampKind.ARCHIVE_V3)
                .min(Comparator.naturalOrder());
        boolean ordered = isOrdered(content, signature)
                && isOrdered(content, references)
                && isOrdered(content, archive)
                && isOrdered(signature, references)
                && isOrdered(signature, archive)
                && isOrdered(references, archive);
        return ordered
                ? CheckResult.passed("The times of the time stamps agree with what they cover.")
                : CheckResult.undecided(
                        SubIndication.TIMESTAMP_ORDER_FAILURE,
                        "A time stamp is older than one it covers: the times contradict each other.");
    }

    private static Stream<Instant> times(SignerContext context, TimeStampKind... kinds) {
        return context.timeStamps().stream()
                .filter(stamp -> stamp.isPassed()
                        && Stream.of(kinds).anyMatch(stamp.stamp().kind()::equals))
                .map(stamp -> stamp.verdict().statedTime().orElseThrow());
    }

    private static boolean isOrdered(Optional<Instant> covered, Optional<Instant> covering) {
        return covered.isEmpty() || covering.isEmpty() || !covered.get().isAfter(covering.get());
    }
}
