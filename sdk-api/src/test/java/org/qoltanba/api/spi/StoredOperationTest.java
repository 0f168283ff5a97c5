package org.qoltanba.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.ResumeToken;

/** What is kept of operations, and its bounds. */
class StoredOperationTest {

    private static final StoredOperation OPERATION = StoredOperation.of("contracts", "SIGEX", "a1", "contract 17");

    @Test
    void anOperationIsNamedByWhereAndWhatItIs() {
        assertThat(OPERATION.key())
                .matches("[0-9a-f]{32}")
                .isEqualTo(StoredOperation.of("contracts", "SIGEX", "a1", "contract 17")
                        .withSignals(List.of("news"))
                        .key());
        assertThat(List.of(
                        StoredOperation.of("contract", "sSIGEX", "a1", "contract 17"),
                        StoredOperation.of("contracts", "SIGEX", "a2", "contract 17"),
                        StoredOperation.of("contracts", "SIGEX", "a1", "contract 18")))
                .extracting(StoredOperation::key)
                .doesNotContain(OPERATION.key())
                .doesNotHaveDuplicates();
    }

    @Test
    void copiesKeepTheRest() {
        ResumeToken token = ResumeToken.parse("a.b");
        Instant deadline = Instant.parse("2026-11-21T09:05:00.123456Z");
        StoredOperation whole =
                OPERATION.withResumeToken(token).withExpiresAt(deadline).withSignals(List.of("one", "two"));

        assertThat(whole.resumeToken()).contains(token);
        assertThat(whole.expiresAt()).contains(Instant.parse("2026-11-21T09:05:00.123Z"));
        assertThat(whole.signals()).containsExactly("one", "two");
        assertThat(whole.desk() + whole.service() + whole.id() + whole.reference())
                .isEqualTo("contractsSIGEXa1contract 17");
        assertThat(whole).isNotEqualTo(OPERATION).hasSameHashCodeAs(OPERATION);
        assertThat(whole.withResumeToken(null).withExpiresAt(null).withSignals(List.of()))
                .isEqualTo(OPERATION);
        assertThat(whole.withExpiresAt(null)).isNotEqualTo(whole);
        assertThat(whole.withSignals(List.of())).isNotEqualTo(whole);
        assertThat(whole.withResumeToken(null)).isNotEqualTo(whole);
        assertThat((Object) whole).isNotEqualTo("another thing");
    }

    @Test
    void textsAreBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredOperation.of("contracts", "SIGEX", "a1", ""))
                .withMessageContaining("The reference of a stored operation has 1 to 512 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> StoredOperation.of("x".repeat(65), "SIGEX", "a1", "17"));
        assertThatIllegalArgumentException().isThrownBy(() -> StoredOperation.of("d", "SIGEX", "a\n1", "17"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPERATION.withSignals(Collections.nCopies(17, "signal")))
                .withMessageContaining("at most 16 signals");
        assertThatIllegalArgumentException().isThrownBy(() -> OPERATION.withSignals(List.of("x".repeat(513))));
    }

    @Test
    void theReferenceIsNotPrinted() {
        assertThat(OPERATION).hasToString("StoredOperation[contracts, SIGEX, a1]");
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeIsAnEnd(OperationState state) {
        if (state.isTerminal() && state != OperationState.DETACHED) {
            assertThat(Delivery.requireOutcome(state)).isEqualTo(state);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Delivery.requireOutcome(state))
                    .withMessageContaining("has no outcome");
        }
    }

    @Test
    void aDeliveryIsChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Delivery(true, -1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Delivery(true, 0, OperationState.WAITING));
        assertThat(new Delivery(true, 0, OperationState.FAILED).recorded()).contains(OperationState.FAILED);
        assertThat(Delivery.UNKNOWN.recorded()).isEmpty();
    }

    @Test
    void aStoreThatFailsMayBeTriedAgain() {
        assertThat(new OperationStoreException("away", true, null).mayHaveHappened())
                .isTrue();
        assertThat(new OperationStoreException("away", false, null).retryable()).isTrue();
    }
}
