package org.qoltanba.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;

class OperationTest {

    @Test
    void aCompletedOperationHasItsResultAtOnceAndKeepsIt() throws InterruptedException {
        PendingOperation<String> operation = PendingOperation.completed("local", "done");
        List<ProgressEvent> events = new ArrayList<>();
        operation.onProgress(events::add).cancel();
        operation.detach();

        assertThat(operation.await(Duration.ZERO)).isEqualTo("done");
        assertThat(operation.completion().toCompletableFuture()).isCompletedWithValue("done");
        assertThat(operation.refresh().toCompletableFuture()).isCompletedWithValue(OperationState.COMPLETED);
        assertThat(operation.state().isTerminal()).isTrue();
        assertThat(operation.expiresAt()).isEmpty();
        assertThat(operation.offlineChallenge()).isEmpty();
        assertThat(operation.resumeToken()).isEmpty();
        assertThat(events).isEmpty();
        assertThatThrownBy(() -> operation.submitCode("123456"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("takes no code");
    }

    @Test
    void aCompletionGivenAwayCannotHarmTheOperation() throws InterruptedException {
        PendingOperation<String> operation = PendingOperation.completed("local", "done");
        operation.completion().toCompletableFuture().obtrudeValue("forged");

        assertThat(operation.await(Duration.ZERO)).isEqualTo("done");
    }

    @Test
    void aTokenIsTextWithinLimits() {
        assertThat(ResumeToken.parse("v1.abc-_"))
                .isEqualTo(ResumeToken.parse("v1.abc-_"))
                .hasToString("v1.abc-_");
        for (String bad : List.of("", "a b", "a\n", "a".repeat(2049), "ключ")) {
            assertThatThrownBy(() -> ResumeToken.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aChallengeDoesNotPrintItsPrompt() {
        OfflineChallenge challenge = new OfflineChallenge(Bytes.of(new byte[] {1}), "image/png", "Contract 17");

        assertThat(challenge).hasToString("OfflineChallenge[image/png, 1 bytes]");
    }

    @Test
    void aTimeOutCarriesTheToken() {
        ResumeToken token = ResumeToken.parse("v1.abc");
        WaitTimeoutException timeout =
                new WaitTimeoutException("Wait again.", org.qoltanba.api.error.ErrorContext.local(), token);

        assertThat(timeout.resumeToken()).contains(token);
        assertThat(timeout.retryable()).isTrue();
    }
}
