package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.secret.Secret;

class AccessTokensTest {

    private final List<CompletableFuture<Granted>> fetches = new ArrayList<>();
    private final List<@Nullable Granted> earlier = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private boolean continues = true;
    private final AccessTokens tokens = new AccessTokens(
            new TokenSource() {
                @Override
                public CompletableFuture<Granted> next(@Nullable Granted before) {
                    CompletableFuture<Granted> fetch = new CompletableFuture<>();
                    earlier.add(before);
                    fetches.add(fetch);
                    return fetch;
                }

                @Override
                public boolean continuesAfter(Granted granted) {
                    return continues;
                }
            },
            nanos::get);

    private void grant(int fetch, String value, Duration lifetime) {
        fetches.get(fetch).complete(new Granted(Secret.of(value), lifetime, Secret.of("R" + value)));
    }

    private void ask() {
        CompletableFuture<Secret> unused = tokens.current();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void manyWhoNeedATokenAtOnceCauseOneFetch() {
        List<CompletableFuture<Secret>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(tokens.current());
        }
        grant(0, "A1", Duration.ofMinutes(5));

        assertThat(fetches).hasSize(1);
        assertThat(waiting).allSatisfy(token -> assertThat(token.join()).isEqualTo(Secret.of("A1")));
    }

    @ParameterizedTest
    @CsvSource({"300, 269, 1", "300, 270, 2", "40, 19, 1", "40, 20, 2"})
    void aTokenIsRenewedShortlyBeforeItsEndButNotInItsFirstHalf(long lifetime, long age, int expectedFetches) {
        ask();
        grant(0, "A1", Duration.ofSeconds(lifetime));
        pass(Duration.ofSeconds(age));
        ask();

        assertThat(fetches).hasSize(expectedFetches);
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllWhoWereRefused() {
        ask();
        grant(0, "A1", Duration.ofMinutes(5));
        CompletableFuture<Secret> first = tokens.insteadOf(Secret.of("A1"));
        CompletableFuture<Secret> second = tokens.insteadOf(Secret.of("A1"));
        grant(1, "A2", Duration.ofMinutes(5));
        CompletableFuture<Secret> late = tokens.insteadOf(Secret.of("A1"));

        assertThat(fetches).hasSize(2);
        assertThat(List.of(first.join(), second.join(), late.join())).containsOnly(Secret.of("A2"));
    }

    @Test
    void aFailedFetchIsReportedAndNotKept() {
        TransportException lost = new TransportException("lost", ErrorContext.local(), true, null);
        CompletableFuture<Secret> token = tokens.current();
        fetches.get(0).completeExceptionally(lost);

        assertThatThrownBy(token::join).hasCause(lost);
        CompletableFuture<Secret> again = tokens.current();
        grant(1, "A2", Duration.ofMinutes(5));
        assertThat(again.join()).isEqualTo(Secret.of("A2"));
    }

    @Test
    void oneWhoGivesUpDoesNotTakeTheTokenFromTheOthers() {
        CompletableFuture<Secret> givesUp = tokens.current();
        CompletableFuture<Secret> waits = tokens.current();
        givesUp.cancel(true);
        grant(0, "A1", Duration.ofMinutes(5));

        assertThat(waits.join()).isEqualTo(Secret.of("A1"));
    }

    @Test
    void aSourceThatThrowsFailsTheTokenInsteadOfLeavingItOpen() {
        AccessTokens broken = new AccessTokens(
                new TokenSource() {
                    @Override
                    public CompletableFuture<Granted> next(@Nullable Granted before) {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public boolean continuesAfter(Granted granted) {
                        return true;
                    }
                },
                nanos::get);

        assertThat(broken.current()).isCompletedExceptionally();
    }

    @Test
    void theNextTokenComesByWayOfTheLastOne() {
        ask();
        grant(0, "A1", Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        ask();

        assertThat(earlier).hasSize(2);
        assertThat(earlier.get(0)).isNull();
        assertThat(earlier.get(1)).isEqualTo(new Granted(Secret.of("A1"), Duration.ofMinutes(5), Secret.of("RA1")));
        assertThat(tokens.refreshToken()).contains(Secret.of("RA1"));
    }

    @Test
    void aFailureDoesNotForgetWhatTheNextTokenComesBy() {
        ask();
        grant(0, "A1", Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        ask();
        fetches.get(1).completeExceptionally(new TransportException("lost", ErrorContext.local(), true, null));
        ask();

        assertThat(earlier).hasSize(3);
        assertThat(earlier.get(2)).isEqualTo(earlier.get(1)).isNotNull();
    }

    @Test
    void aTokenThatNothingCanFollowIsUsedUntilItIsRefused() {
        continues = false;
        ask();
        grant(0, "A1", Duration.ofMinutes(5));
        pass(Duration.ofDays(1));

        assertThat(tokens.current().join()).isEqualTo(Secret.of("A1"));
        assertThat(tokens.canReplace()).isFalse();
        assertThat(fetches).hasSize(1);
    }
}
