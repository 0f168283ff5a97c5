package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults of one service. Each method sets one, to strike once; the rule it returns can be told to strike more often:
 *
 * <pre>{@code
 * world.sigex().faults().loseResponse(on("POST", "/api"));
 * world.sigex().faults().status(on("GET", "/api/{id}"), 503).retryAfter(Duration.ofSeconds(2)).times(3);
 * }</pre>
 *
 * <p>Where several rules meet an exchange, the one set first strikes, and the next one strikes the next exchange. Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class Faults {

    private static final int LOWEST_STATUS = 400;
    private static final int HIGHEST_STATUS = 599;

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Random random;
    private volatile CompletableFuture<Void> cleared = new CompletableFuture<>();

    /** No faults yet; chance begins as with the seed 0. */
    public Faults() {
        this(0);
    }

    /**
     * No faults yet. Every service of a world has its own.
     *
     * @param seed decides what {@link FaultRule#percent(int)} strikes
     */
    public Faults(long seed) {
        this.random = new Random(seed);
    }

    /**
     * The rules that are set and not yet spent.
     *
     * @return a copy, in the order in which they were set
     */
    public List<FaultRule> rules() {
        return List.copyOf(rules);
    }

    /**
     * Removes one rule. Whoever it holds up already stays held up until {@link #clear()}.
     *
     * @param rule one of {@link #rules()}; any other is none of these and nothing happens
     */
    public void remove(FaultRule rule) {
        rules.remove(Objects.requireNonNull(rule, "rule"));
    }

    /**
     * The connection is reset before the service has seen the request. What the client sent is lost.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule cutBeforeProcessing(ExchangePoint point) {
        return add(new FaultRule(named(point), new Effect.CutBeforeProcessing(), random::nextInt));
    }

    /**
     * The service does its work, then the connection is closed before any byte of the answer. The client cannot tell it
     * from {@link #cutBeforeProcessing}.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule loseResponse(ExchangePoint point) {
        return add(new FaultRule(named(point), new Effect.LoseResponse(), random::nextInt));
    }

    /**
     * The service does its work, and its answer breaks off in the middle: status, headers with the full Content-Length
     * and half of the body, then the connection is closed. An answer without body breaks off before its first byte.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule truncateResponse(ExchangePoint point) {
        return add(new FaultRule(named(point), new Effect.TruncateResponse(), random::nextInt));
    }

    /**
     * Something in front of the service, such as a load balancer, answers with a status and no body. The service does not
     * see the request.
     *
     * @param point where
     * @param code the HTTP status, 400 to 599
     * @return the rule, set to strike once
     */
    public StatusRule status(ExchangePoint point, int code) {
        if (code < LOWEST_STATUS || code > HIGHEST_STATUS) {
            throw new IllegalArgumentException("The status of a fault lies between 400 and 599, got " + code + ".");
        }
        StatusRule rule = new StatusRule(named(point), code, random::nextInt);
        add(rule);
        return rule;
    }

    /**
     * Nobody answers, until {@link #clear()} or the end of the world; then the connection is reset. The service does not
     * see the request. A client with a limit in real time gives up by itself.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule stall(ExchangePoint point) {
        return add(new FaultRule(named(point), new Effect.Stall(cleared), random::nextInt));
    }

    /**
     * The service does its work at once, and its answer leaves when time has passed on the world's clock.
     *
     * @param point where
     * @param time how long the answer takes, more than zero
     * @return the rule, set to strike once
     */
    public FaultRule delayResponse(ExchangePoint point, Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A delayed answer takes more than no time.");
        }
        return add(new FaultRule(named(point), new Effect.Delay(time), random::nextInt));
    }

    /**
     * The service does its work, and its answer says that it is HTML.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule wrongContentType(ExchangePoint point) {
        return altered(point, Alteration.WRONG_CONTENT_TYPE, "");
    }

    /**
     * The service does its work, and its answer is followed by four MiB of white space.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule oversizedResponse(ExchangePoint point) {
        return altered(point, Alteration.OVERSIZED, "");
    }

    /**
     * The service does its work, and every object of its answer has a member that nobody knows. Answers that are no JSON stay as
     * they are.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule extraMembers(ExchangePoint point) {
        return altered(point, Alteration.EXTRA_MEMBERS, "");
    }

    /**
     * The service does its work, and its answer lacks a member. Answers that are no JSON stay as they are.
     *
     * @param point where
     * @param member its name, in any object of the answer
     * @return the rule, set to strike once
     */
    public FaultRule missingMember(ExchangePoint point, String member) {
        return altered(point, Alteration.MISSING_MEMBER, member);
    }

    /**
     * The service does its work, and a member of its answer has a value that nobody knows, as after an update of the service.
     * Answers that are no JSON stay as they are.
     *
     * @param point where
     * @param member its name, in any object of the answer
     * @return the rule, set to strike once
     */
    public FaultRule unknownValue(ExchangePoint point, String member) {
        return altered(point, Alteration.UNKNOWN_VALUE, member);
    }

    /** Removes every rule and ends every stall. */
    public void clear() {
        rules.clear();
        CompletableFuture<Void> old = cleared;
        cleared = new CompletableFuture<>();
        old.complete(null);
    }

    /**
     * Takes what happens to the next exchange at a point. The server of the world asks before each exchange; only a test
     * that drives a fake without HTTP asks itself.
     *
     * @param method the HTTP method
     * @param path the path without query
     * @return the effect, if a rule strikes
     */
    public Optional<Effect> next(String method, String path) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Optional<Effect> effect = rules.stream()
                .filter(rule -> rule.strikes(method, path))
                .findFirst()
                .map(FaultRule::effect);
        rules.removeIf(FaultRule::isSpent);
        return effect;
    }

    private FaultRule altered(ExchangePoint point, Alteration how, String member) {
        Objects.requireNonNull(member, "member");
        if (member.contains("\"") || how.concernsAMember() == member.isEmpty()) {
            throw new IllegalArgumentException("Name the member as it stands in the JSON, without quotation marks.");
        }
        return add(new FaultRule(named(point), new Effect.Alter(how, member), random::nextInt));
    }

    private FaultRule add(FaultRule rule) {
        rules.add(rule);
        return rule;
    }

    private static ExchangePoint named(ExchangePoint point) {
        return Objects.requireNonNull(point, "point");
    }
}
