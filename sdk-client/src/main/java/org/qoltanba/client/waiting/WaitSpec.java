package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.CodePrompt;
import org.qoltanba.api.operation.OfflineChallenge;
import org.qoltanba.api.operation.ResumeToken;

/**
 * What the engine must know to wait for an operation. Immutable.
 *
 * @param <R> what the operation yields
 */
public final class WaitSpec<R> {

    private static final Duration GRACE = Duration.ofSeconds(5);

    final ErrorContext context;
    final String id;
    final Supplier<? extends CompletionStage<PollOutcome<R>>> poll;
    final PollSchedule schedule;
    final @Nullable Instant expiresAt;
    final Duration grace;
    final @Nullable Supplier<? extends SdkException> expired;
    final Runnable onCancel;
    final Supplier<? extends @Nullable OfflineChallenge> offlineChallenge;
    final @Nullable Function<String, ? extends CompletionStage<PollOutcome<R>>> codeSubmitter;
    final Supplier<? extends @Nullable CodePrompt> codePrompt;
    final @Nullable Supplier<? extends CompletionStage<PollOutcome<R>>> codeSender;
    final Supplier<? extends @Nullable ResumeToken> resumeToken;
    final Supplier<List<String>> signals;
    final Consumer<Runnable> changes;
    final Runnable onNews;
    final String budget;

    private WaitSpec(Builder<R> parts) {
        this.context = parts.context;
        this.id = parts.id;
        this.poll = parts.poll;
        this.schedule = parts.schedule;
        this.expiresAt = parts.expiresAt;
        this.grace = parts.grace;
        this.expired = parts.expired;
        this.onCancel = parts.onCancel;
        this.offlineChallenge = parts.offlineChallenge;
        this.codeSubmitter = parts.codeSubmitter;
        this.codePrompt = parts.codePrompt;
        this.codeSender = parts.codeSender;
        this.resumeToken = parts.resumeToken;
        this.signals = parts.signals;
        this.changes = parts.changes;
        this.onNews = parts.onNews;
        this.budget = parts.budget == null ? String.valueOf(parts.context.service()) : parts.budget;
    }

    /**
     * Begins a description.
     *
     * @param context the service and, in words, what is waited for; the service's name also names the poll budget
     * @param id the service's identifier of the operation
     * @param poll asks the service once, without repeating by itself; called on the executor, never twice at a time.
     *     Completing exceptionally with a passing failure means that it will be asked again
     * @param <R> what the operation yields
     * @return what to fill in
     */
    public static <R> Builder<R> of(
            ErrorContext context, String id, Supplier<? extends CompletionStage<PollOutcome<R>>> poll) {
        return new Builder<>(context, id, poll);
    }

    SdkException expiredFailure() {
        return expired != null
                ? expired.get()
                : new ConfirmationExpiredException(
                        "Nobody acted on " + context.operation() + " before the deadline of " + context.service()
                                + ". Begin the operation again when the person is at hand.",
                        context);
    }

    @Override
    public String toString() {
        return "WaitSpec[" + context.service() + " " + id + "]";
    }

    /**
     * Collects the parts. Not thread-safe.
     *
     * @param <R> what the operation yields
     */
    public static final class Builder<R> {

        private final ErrorContext context;
        private final String id;
        private final Supplier<? extends CompletionStage<PollOutcome<R>>> poll;
        private PollSchedule schedule = PollSchedule.DEFAULT;
        private @Nullable Instant expiresAt;
        private Duration grace = GRACE;
        private @Nullable Supplier<? extends SdkException> expired;
        private Runnable onCancel = () -> {};
        private Supplier<? extends @Nullable OfflineChallenge> offlineChallenge = () -> null;
        private @Nullable Function<String, ? extends CompletionStage<PollOutcome<R>>> codeSubmitter;
        private Supplier<? extends @Nullable CodePrompt> codePrompt = () -> null;
        private @Nullable Supplier<? extends CompletionStage<PollOutcome<R>>> codeSender;
        private Supplier<? extends @Nullable ResumeToken> resumeToken = () -> null;
        private Supplier<List<String>> signals = List::of;
        private Consumer<Runnable> changes = changed -> {};
        private Runnable onNews = () -> {};
        private @Nullable String budget;

        private Builder(ErrorContext context, String id, Supplier<? extends CompletionStage<PollOutcome<R>>> poll) {
            this.context = Objects.requireNonNull(context, "context");
            this.id = Objects.requireNonNull(id, "id");
            this.poll = Objects.requireNonNull(poll, "poll");
        }

        /**
         * The service's own poll intervals. The default is {@link PollSchedule#DEFAULT}. An application that sets
         * intervals on the {@code Qoltanba} object overrides both.
         *
         * @param newSchedule the intervals
         * @return this
         */
        public Builder<R> schedule(PollSchedule newSchedule) {
            this.schedule = Objects.requireNonNull(newSchedule, "newSchedule");
            return this;
        }

        /**
         * When the service gives up. The last poll happens once that and the grace have passed; whatever is not final
         * then has expired.
         *
         * @param deadline the service's deadline
         * @return this
         */
        public Builder<R> expiresAt(Instant deadline) {
            this.expiresAt = Objects.requireNonNull(deadline, "deadline");
            return this;
        }

        /**
         * How long after the service's deadline to poll for the last time. The default is 5 s, which lets clocks differ.
         *
         * @param duration not negative
         * @return this
         */
        public Builder<R> grace(Duration duration) {
            this.grace = Objects.requireNonNull(duration, "duration");
            return this;
        }

        /**
         * What an expired operation fails with. The default is a {@link ConfirmationExpiredException}.
         *
         * @param failure makes the exception
         * @return this
         */
        public Builder<R> expired(Supplier<? extends SdkException> failure) {
            this.expired = Objects.requireNonNull(failure, "failure");
            return this;
        }

        /**
         * How to tell the service that the operation is called off. Without it, nobody is told.
         *
         * @param tell begins a call, whose outcome nobody waits for; must not throw
         * @return this
         */
        public Builder<R> onCancel(Runnable tell) {
            this.onCancel = Objects.requireNonNull(tell, "tell");
            return this;
        }

        /**
         * What to show to a person without connection, and how to hand over the code.
         *
         * @param challenge what to show; null if a code is taken without a picture
         * @param submitter sends the code, without blanks; completes exceptionally with a {@code
         *     ConfirmationCodeRejectedException} if it is wrong. Never called while a poll is running
         * @return this
         */
        public Builder<R> code(
                @Nullable OfflineChallenge challenge,
                Function<String, ? extends CompletionStage<PollOutcome<R>>> submitter) {
            this.offlineChallenge = () -> challenge;
            this.codeSubmitter = Objects.requireNonNull(submitter, "submitter");
            return this;
        }

        /**
         * What to show to a person without connection, where that changes on the way.
         *
         * @param challenge gives what to show at this moment, or null; must not block
         * @return this
         */
        public Builder<R> offlineChallenge(Supplier<? extends @Nullable OfflineChallenge> challenge) {
            this.offlineChallenge = Objects.requireNonNull(challenge, "challenge");
            return this;
        }

        /**
         * What code is taken at this moment.
         *
         * @param prompt gives the prompt, or null if no code is taken; must not block
         * @return this
         */
        public Builder<R> prompt(Supplier<? extends @Nullable CodePrompt> prompt) {
            this.codePrompt = Objects.requireNonNull(prompt, "prompt");
            return this;
        }

        /**
         * How to have another code sent. Without it, none is.
         *
         * @param sender asks the service; never called while a poll is running
         * @return this
         */
        public Builder<R> resend(Supplier<? extends CompletionStage<PollOutcome<R>>> sender) {
            this.codeSender = Objects.requireNonNull(sender, "sender");
            return this;
        }

        /**
         * The operation as text.
         *
         * @param token the token
         * @return this
         */
        public Builder<R> resumeToken(ResumeToken token) {
            Objects.requireNonNull(token, "token");
            return resumeToken(() -> token);
        }

        /**
         * The operation as text, where what it says changes on the way.
         *
         * @param token gives the token of the moment; must not block
         * @return this
         */
        public Builder<R> resumeToken(Supplier<ResumeToken> token) {
            this.resumeToken = Objects.requireNonNull(token, "token");
            return this;
        }

        /**
         * Which news from the service let it be asked sooner than the schedule says: see {@link WaitingEngine#wake}.
         *
         * @param names names of news
         * @return this
         */
        public Builder<R> wokenBy(String... names) {
            List<String> fixed = List.of(names);
            return wokenBy(() -> fixed);
        }

        /**
         * The same where the names change on the way.
         *
         * @param names gives the names of the moment; must not block
         * @return this
         */
        public Builder<R> wokenBy(Supplier<List<String>> names) {
            this.signals = Objects.requireNonNull(names, "names");
            return this;
        }

        /**
         * Where to tell that resume token, names of news or deadline have become others.
         *
         * @param teller is given, before the first poll, what to run after each change
         * @return this
         */
        public Builder<R> changes(Consumer<Runnable> teller) {
            this.changes = Objects.requireNonNull(teller, "teller");
            return this;
        }

        /**
         * Is told that there is news, before the service is asked because of it.
         *
         * @param listener must neither block nor throw
         * @return this
         */
        public Builder<R> onNews(Runnable listener) {
            this.onNews = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Whose turn and budget its polls take, in place of those of the service as a whole.
         *
         * @param name the name of the budget
         * @return this
         */
        public Builder<R> budget(String name) {
            this.budget = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the description
         */
        public WaitSpec<R> build() {
            return new WaitSpec<>(this);
        }
    }
}
