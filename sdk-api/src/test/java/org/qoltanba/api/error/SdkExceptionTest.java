package org.qoltanba.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SdkExceptionTest {

    private static final ErrorContext CALL =
            ErrorContext.call("SIGEX", "POST /api").withRequestId("1700000000000000001");

    @Test
    void aRefusalSaysWhoWhatAndWhy() {
        ServiceException refused = new ConflictException(
                "The document is full.",
                CALL,
                new ServiceAnswer(200, "Document signatures limit reached", "text", null));

        assertThat(refused.context().service()).isEqualTo("SIGEX");
        assertThat(refused.context().operation()).isEqualTo("POST /api");
        assertThat(refused.context().requestId()).isEqualTo("1700000000000000001");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.errorCode()).isEqualTo("Document signatures limit reached");
        assertThat(refused.serverMessage()).contains("text");
        assertThat(refused.retryAfter()).isEmpty();
        assertThat(refused.retryable()).isFalse();
    }

    @Test
    void onlyPassingTroubleIsWorthARetry() {
        ServiceAnswer answer = new ServiceAnswer(429, "slow", null, Duration.ofSeconds(2));

        assertThat(new RateLimitedException("Wait.", CALL, answer).retryable()).isTrue();
        assertThat(new RateLimitedException("Wait.", CALL, answer).retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(new ServerFaultException("Wait.", CALL, answer).retryable()).isTrue();
        assertThat(new InvalidRequestException("Change it.", CALL, answer).retryable())
                .isFalse();
        assertThat(new NotFoundException("Check it.", CALL, answer).retryable()).isFalse();
        assertThat(new AccessDeniedException("Ask.", CALL, answer).retryable()).isFalse();
        assertThat(new AuthenticationFailedException("Sign in.", CALL, answer).retryable())
                .isFalse();
    }

    @Test
    void aLostAnswerMustNotBeRepeatedBlindly() {
        IOException cause = new IOException("reset");

        assertThat(new TransportException("Lost.", CALL, true, cause).retryable())
                .isFalse();
        assertThat(new TransportException("Not sent.", CALL, false, cause).retryable())
                .isTrue();
        assertThat(new TransportException("Lost.", CALL, true, cause)).hasCause(cause);
        assertThat(new ProtocolException("Odd.", CALL, null).retryable()).isFalse();
    }

    @Test
    void whatAServiceSaysForPeopleIsNotPrinted() {
        assertThat(new ServiceAnswer(400, "invalid_grant", "User ivanov is locked", null))
                .hasToString("ServiceAnswer[400 invalid_grant]");
        assertThat(ServiceAnswer.of(400, "x").description()).isNull();
    }

    @Test
    void localTroubleHasNoService() {
        assertThat(new KeyAccessException("Wrong password.").context()).isEqualTo(ErrorContext.local());
        assertThat(new SigningFailedException("No.", new IOException("card"))).hasRootCauseMessage("card");
    }
}
