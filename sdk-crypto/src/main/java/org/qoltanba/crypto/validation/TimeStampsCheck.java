package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.timestamp.TimeStampToken;

/**
 * Judges each time stamp, from those that cover the most to those that cover the least, newest first, so that each is
 * judged with the proofs the later ones give (ETSI EN 319 102-1 sections 5.5 and 5.6.3). A time stamp that does not pass
 * proves nothing.
 */
final class TimeStampsCheck implements SignerCheck {

    private final TimeStampJudge judge;

    TimeStampsCheck(TimeStampJudge judge) {
        this.judge = judge;
    }

    @Override
    public String code() {
        return "TIME_STAMPS";
    }

    @Override
    public CheckResult check(SignerContext context) {
        Map<TimeStamp, JudgedTimeStamp> judged = new LinkedHashMap<>();
        for (TimeStamp stamp : inOrderOfJudging(context.evidence().timeStamps())) {
            judged.put(stamp, judge.judge(stamp, context));
        }
        List<JudgedTimeStamp> inOrderOfSignature = new ArrayList<>();
        context.evidence().timeStamps().forEach(stamp -> inOrderOfSignature.add(judged.get(stamp)));
        context.foundTimeStamps(inOrderOfSignature);
        Instant proven = context.proofs().of(Bytes.of(context.signer().value()));
        context.foundTimes(new JudgedTimes(context.now(), proven, proven, contentTime(inOrderOfSignature)));
        return result(inOrderOfSignature);
    }

    private static List<TimeStamp> inOrderOfJudging(List<TimeStamp> stamps) {
        List<TimeStamp> ordered = new ArrayList<>(stamps);
        ordered.sort(Comparator.comparing((TimeStamp stamp) -> rank(stamp.kind()))
                .thenComparing(
                        stamp -> stamp.token().map(TimeStampToken::genTime).orElse(Instant.MIN),
                        Comparator.reverseOrder()));
        return ordered;
    }

    private static int rank(TimeStampKind kind) {
        return switch (kind) {
            case ARCHIVE_V2, ARCHIVE_V3 -> 0;
            case SIGNATURE_AND_REFERENCES, REFERENCES -> 1;
            case SIGNATURE -> 2;
            case CONTENT -> 3;
        };
    }

    private static @Nullable Instant contentTime(List<JudgedTimeStamp> stamps) {
        return stamps.stream()
                .filter(stamp -> stamp.isPassed() && stamp.stamp().kind() == TimeStampKind.CONTENT)
                .map(stamp -> stamp.verdict().statedTime().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static CheckResult result(List<JudgedTimeStamp> stamps) {
        if (stamps.isEmpty()) {
            return CheckResult.passed("There are no time stamps.");
        }
        String summary = stamps.stream().map(TimeStampsCheck::summary).collect(Collectors.joining(" "));
        return stamps.stream().allMatch(JudgedTimeStamp::isPassed)
                ? CheckResult.passed(summary)
                : CheckResult.warning(summary);
    }

    private static String summary(JudgedTimeStamp stamp) {
        String what = "A " + stamp.stamp().kind().attribute();
        return stamp.isPassed()
                ? what + " proves " + stamp.verdict().time() + "."
                : what + " proves nothing (" + stamp.verdict().failure() + ").";
    }
}
