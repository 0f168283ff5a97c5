package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/** The confirmation service of both generations (contract sections 3.7, 7 and 12.3). */
final class ConfirmationRoutes implements Routes {

    private final Confirmations confirmations;
    private final DssSwitches switches;
    private final SdkClock clock;
    private final OfflinePictures pictures;

    ConfirmationRoutes(Confirmations confirmations, DssSwitches switches, SdkClock clock, OfflinePictures pictures) {
        this.confirmations = confirmations;
        this.switches = switches;
        this.clock = clock;
        this.pictures = pictures;
    }

    /** Draws what is shown to be scanned; null draws nothing. */
    interface OfflinePictures {

        @Nullable
        OfflinePicture draw(Confirmation confirmation);
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/STS/confirmation", call -> confirm(Generation.V1, call))
                .add("POST", "/STS/v2.0/confirmation", call -> confirm(Generation.V2, call));
    }

    private Object confirm(Generation generation, Call call) {
        Optional<SignInRequest.UserClaim> claim = BasicCredentials.of(call);
        if (claim.isPresent()) {
            ConfirmationRequest request = call.body(ConfirmationWire.class).request(generation);
            return wire(confirmations.signIn(generation, claim.get(), request));
        }
        AccessToken bearer = call.bearer();
        ConfirmationRequest request = call.body(ConfirmationWire.class).request(generation);
        return wire(confirmations.confirm(generation, bearer, request));
    }

    private ConfirmationAnswerWire wire(ConfirmationOutcome outcome) {
        if (outcome instanceof ConfirmationOutcome.Final confirmed) {
            AccessToken token = confirmed.token();
            long secondsLeft = Duration.between(clock.now(), token.expiresAt()).toSeconds();
            return ConfirmationAnswerWire.confirmed(token.value(), secondsLeft);
        }
        if (outcome instanceof ConfirmationOutcome.Failed failed) {
            return ConfirmationAnswerWire.failed(
                    failed, switches.confirmations().finalWithError());
        }
        if (outcome instanceof ConfirmationOutcome.Choosing choosing) {
            return ConfirmationAnswerWire.pending(ConfirmationAnswerWire.Challenge.of(choosing.offer(), switches));
        }
        ConfirmationOutcome.Pending pending = (ConfirmationOutcome.Pending) outcome;
        boolean shown = pending.shown() || switches.confirmations().pollRepeatsChallenge();
        return ConfirmationAnswerWire.pending(shown ? challenge(pending) : null);
    }

    private ConfirmationAnswerWire.Challenge challenge(ConfirmationOutcome.Pending pending) {
        boolean hasPicture = pending.confirmation().method().hasOfflineCodes();
        return ConfirmationAnswerWire.Challenge.of(
                pending, hasPicture ? pictures.draw(pending.confirmation()) : null, switches);
    }
}
