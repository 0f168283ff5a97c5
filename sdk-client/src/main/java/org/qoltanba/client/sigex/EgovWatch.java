package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.operation.ProgressEvent.Kind;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovStatus;
import org.qoltanba.client.waiting.PollOutcome;

/**
 * Turns the status of an eGov operation into progress and outcome (contract section 10.2). One question at a time.
 *
 * @param <R> what the operation yields
 */
final class EgovWatch<R> {

    private static final String EXPIRED = "eGov signing operation expired";
    private static final int OK = 200;
    private static final List<Kind> STEPS = List.of(Kind.SCANNED, Kind.DOWNLOADED, Kind.SIGNED);

    private final Supplier<CompletableFuture<EgovOperationInfo>> asking;
    private final Function<EgovOperationInfo, CompletionStage<R>> result;
    private final ErrorContext context;
    private int told;

    EgovWatch(
            Supplier<CompletableFuture<EgovOperationInfo>> asking,
            Function<EgovOperationInfo, CompletionStage<R>> result,
            ErrorContext context) {
        this.asking = asking;
        this.result = result;
        this.context = context;
    }

    CompletionStage<PollOutcome<R>> poll() {
        return asking.get().thenApply(this::outcome);
    }

    private PollOutcome<R> outcome(EgovOperationInfo info) {
        EgovStatus status = info.status();
        if (status.equals(EgovStatus.DONE)) {
            return PollOutcome.reached(newSteps(STEPS.size()), PollOutcome.confirmed(() -> result.apply(info)));
        }
        if (status.equals(EgovStatus.CANCELED)) {
            return PollOutcome.failed(new ConfirmationDeclinedException(
                    "The signing was called off, on the phone or by another program. Nothing was signed; ask the person,"
                            + " and begin again.",
                    context));
        }
        if (status.equals(EgovStatus.FAILED)) {
            return PollOutcome.failed(failure(info));
        }
        int reached = status.equals(EgovStatus.DOWNLOADED) ? 2 : status.equals(EgovStatus.SCANNED) ? 1 : 0;
        return PollOutcome.reached(newSteps(reached), PollOutcome.notYet());
    }

    /** What has been reached since the last time; the service may have skipped a step between two polls. */
    private List<Kind> newSteps(int reached) {
        List<Kind> steps = new ArrayList<>();
        while (told < reached) {
            steps.add(STEPS.get(told++));
        }
        return steps;
    }

    private SdkException failure(EgovOperationInfo info) {
        String service = info.serviceError();
        if (EXPIRED.equals(service)) {
            return new ConfirmationExpiredException(
                    "Nobody signed on a phone in time. Begin the operation again when the person is at hand.", context);
        }
        return service != null
                ? SigexRefusals.toException(context, ServiceAnswer.of(OK, service))
                : new ConfirmationFailedException(
                        "The application on the phone reported an error, and nothing was signed. Have the person look at the"
                                + " phone, and begin the operation again.",
                        context);
    }
}
