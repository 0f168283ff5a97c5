package org.qoltanba.client.sigex;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.ProgressEvent.Kind;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.PollOutcome;

/**
 * The two long requests of a QR operation, one after the other: the data goes out when the phone fetches it, the signatures
 * come when the person has signed (contract section 10.1). Each is made again until there is an answer. One step at a time.
 *
 * @param <R> what it yields
 */
final class EgovQrExchange<R> {

    /** A request may be cut while it waits; the service then serves the next. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final String PATH = "/api/egovQr/{qrId}";

    private final Sigex sigex;
    private final Asking asking;
    private final EgovData data;
    private final Function<EgovSignedWire, R> reading;
    private final ErrorContext context;
    private final Instant expiresAt;
    private final URI dataAddress;
    private volatile URI signatureAddress;
    private volatile boolean sent;

    /** An earlier request of this step may have been served, its answer lost. */
    private volatile boolean inDoubt;

    EgovQrExchange(
            Sigex sigex,
            Asking asking,
            EgovData data,
            Function<EgovSignedWire, R> reading,
            ErrorContext context,
            EgovOpenedWire opened) {
        EgovAddresses addresses = new EgovAddresses(sigex.http().location());
        this.sigex = sigex;
        this.asking = asking;
        this.data = data;
        this.reading = reading;
        this.context = context;
        this.expiresAt = opened.invitation().expiresAt();
        this.dataAddress = addresses.choose(opened.dataUrlAuto(), opened.dataUrl());
        this.signatureAddress = addresses.choose(opened.signUrlAuto(), opened.signUrl());
    }

    /** The service names the operation by the last part of its addresses. */
    String id() {
        String path = dataAddress.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return EgovOpenedWire.OPERATION.matcher(last).matches() ? last : "QR operation";
    }

    CompletionStage<PollOutcome<R>> poll() {
        return sent ? fetch() : send();
    }

    private CompletableFuture<PollOutcome<R>> send() {
        HttpCall call = HttpCall.postAt(dataAddress, PATH)
                .jsonStream(data)
                .singleAttempt()
                .build();
        return asking.send(call, answer -> addressIn(answer.json(EgovOpenedWire.class)))
                .handle((address, thrown) -> {
                    if (thrown == null) {
                        signatureAddress = address;
                        return downloaded();
                    }
                    SdkException failure = Stages.failure(thrown);
                    if (inDoubt && Failures.says(failure, SigexRefusals.INVALID_QR_STATE)) {
                        return downloaded(); // the phone had fetched it with the request whose answer was lost
                    }
                    return afterFailure(failure);
                });
    }

    /** The answer may name the address anew. */
    private URI addressIn(EgovOpenedWire answer) {
        return answer.signUrl() == null && answer.signUrlAuto() == null
                ? signatureAddress
                : new EgovAddresses(sigex.http().location()).choose(answer.signUrlAuto(), answer.signUrl());
    }

    private PollOutcome<R> downloaded() {
        sent = true;
        inDoubt = false;
        return PollOutcome.reached(List.of(Kind.SCANNED, Kind.DOWNLOADED), PollOutcome.notYet(AT_ONCE));
    }

    private CompletableFuture<PollOutcome<R>> fetch() {
        HttpCall call = HttpCall.getAt(signatureAddress, PATH)
                .header("Cache-Control", "no-store")
                .answerLimit(data.answerLimit())
                .singleAttempt()
                .build();
        return asking.send(call, answer -> signed(answer.json(EgovSignedWire.class)))
                .exceptionally(thrown -> afterFailure(Stages.failure(thrown)));
    }

    private PollOutcome<R> signed(EgovSignedWire answer) {
        if (answer.isRefused()) {
            return PollOutcome.failed(new ConfirmationDeclinedException(
                    "The person refused to sign on the phone. Nothing was signed; ask them, and begin again.",
                    context));
        }
        // The documents are read again to check the signatures: on the executor
        return PollOutcome.reached(
                List.of(Kind.SIGNED),
                PollOutcome.confirmed(() -> Stages.supply(sigex.http().time(), () -> read(answer))));
    }

    private R read(EgovSignedWire answer) {
        try {
            return reading.apply(answer);
        } catch (IllegalArgumentException malformed) {
            throw new ProtocolException(
                    "The phone signed, and its answer breaks the contract: " + malformed.getMessage()
                            + " Begin the operation again; if it happens again, ask the service's support.",
                    context,
                    null);
        }
    }

    private PollOutcome<R> afterFailure(SdkException failure) {
        if (failure instanceof TransportException lost && lost.requestMayHaveReachedServer()) {
            inDoubt = true;
            return PollOutcome.notYet(PAUSE);
        }
        boolean ended = Failures.says(failure, SigexRefusals.QR_NOT_ACTIVE)
                || Failures.says(failure, SigexRefusals.INVALID_QR_STATE);
        if (Failures.says(failure, SigexRefusals.QR_TIMEOUT)
                || (ended && !sigex.now().isBefore(expiresAt))) {
            return PollOutcome.failed(new ConfirmationExpiredException(
                    "Nobody signed on a phone in time. Begin the operation again when the person is at hand.",
                    context));
        }
        if (ended && sent && inDoubt) {
            return PollOutcome.failed(new TransportException(
                    "The person may have signed, but the answer was lost, and the service hands a signature out once only."
                            + " Begin the operation again.",
                    context,
                    true,
                    failure));
        }
        throw failure;
    }
}
