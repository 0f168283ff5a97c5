package org.qoltanba.testkit.dss;

import java.time.Duration;
import org.qoltanba.api.spi.SdkClock;

/** Tokens (contract section 3). */
final class OAuthRoutes implements Routes {

    private final IdentityCentre identities;
    private final SdkClock clock;

    OAuthRoutes(IdentityCentre identities, SdkClock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/STS/oauth/token", this::token);
    }

    private Object token(Call call) {
        AccessToken token = identities.signIn(TokenForm.read(call.request()));
        long secondsLeft = Duration.between(clock.now(), token.expiresAt()).toSeconds();
        return new AnswerWire.Token(token.value(), secondsLeft, "Bearer");
    }
}
