package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.qoltanba.testkit.fault.FaultException.Problem;
import org.qoltanba.testkit.fault.FaultKind.Moment;

/**
 * The faults of one service. Each method sets one, to strike once; the rule it returns can be told to strike more often:
 *
 * <pre>{@code
 * world.sigex().faults().loseResponse(on("POST", "/api"));
 * world.sigex().faults().status(on("GET", "/api/{id}"), 503).retryAfter(Duration.ofSeconds(2)).times(3);
 * world.dss().faults().duplicateCallback();
 * world.dss().faults().refuseConnection();
 * }</pre>
 *
 * <p>Where several rules meet an exchange, the one set first strikes, and the next one strikes the next exchange.
 *
 * <p>A server learns who is called only from the request. What goes wrong before one, when somebody connects or begins
 * TLS, therefore strikes at no route: all services of a world share its addresses, and it does not matter at which of
 * them such a fault is set. Connections that are waiting for a next request are closed when such a fault is set, so that
 * a client with a pool has to connect anew.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Faults {

    private static final int LOWEST_STATUS = 400;
    private static final int HIGHEST_STATUS = 599;

    private final String service;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Random random;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> cleared = new CompletableFuture<>();

    /** No faults yet; chance begins as with the seed 0. */
    public Faults() {
        this(0);
    }

    /**
     * No faults yet, of a service without a name.
     *
     * @param seed decides what {@link FaultRule#percent(int)} strikes
     */
    public Faults(long seed) {
        this("", seed);
    }

    /**
     * No faults yet. Every service of a world has its own.
     *
     * @param service how the service is called in {@link FaultLanguage}: {@code of("DSS")}
     * @param seed decides what {@link FaultRule#percent(int)} strikes
     */
    public Faults(String service, long seed) {
        this.service = Objects.requireNonNull(service, "service");
        this.random = new Random(seed);
    }

    /**
     * Whose faults they are.
     *
     * @return the name of the service; empty if it has none
     */
    public String service() {
        return service;
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
        if (rules.remove(Objects.requireNonNull(rule, "rule"))) {
            changed(rule);
        }
    }

    /**
     * Nobody listens at the addresses of the world any more: whoever connects is refused, as by a machine on which the
     * program does not run. It holds until it is removed, and is not counted: a client that is refused is not seen.
     *
     * @return the rule, set until it is removed
     */
    public FaultRule refuseConnection() {
        return plain(FaultKind.REFUSE_CONNECTION);
    }

    /**
     * The next connection is taken and reset before a byte is read from it, as by a load balancer without a service behind
     * it. A client with TLS sees the handshake break.
     *
     * @return the rule, set to strike once
     */
    public FaultRule closeConnection() {
        return plain(FaultKind.CLOSE_CONNECTION);
    }

    /**
     * The next TLS handshake ends with the alert {@code handshake_failure} (RFC 8446 section 6.2). Connections without TLS
     * are spared.
     *
     * @return the rule, set to strike once
     */
    public FaultRule failHandshake() {
        return plain(FaultKind.FAIL_HANDSHAKE);
    }

    /**
     * In the next TLS handshake the server shows a certificate that has expired, of the authority that is trusted.
     *
     * @return the rule, set to strike once
     */
    public FaultRule expiredCertificate() {
        return plain(FaultKind.EXPIRED_CERTIFICATE);
    }

    /**
     * In the next TLS handshake the server shows a certificate that names another host, of the authority that is trusted.
     *
     * @return the rule, set to strike once
     */
    public FaultRule wrongHostCertificate() {
        return plain(FaultKind.WRONG_HOST_CERTIFICATE);
    }

    /**
     * In the next TLS handshake the server shows a certificate that names it, of an authority that nobody trusts, as
     * somebody in between does.
     *
     * @return the rule, set to strike once
     */
    public FaultRule untrustedCertificate() {
        return plain(FaultKind.UNTRUSTED_CERTIFICATE);
    }

    /**
     * The connection is reset before the service has seen the request. What the client sent is lost.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule cutBeforeProcessing(ExchangePoint point) {
        return at(point, new Effect.Plain(FaultKind.CUT_BEFORE_PROCESSING));
    }

    /**
     * The access token or the session that the request carries has expired, from now on and everywhere: the service answers
     * as it answers when time has run out. A request that carries none, or needs none, is answered as ever.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule expiredToken(ExchangePoint point) {
        return at(point, new Effect.Plain(FaultKind.EXPIRED_TOKEN));
    }

    /**
     * The service does its work, then the connection is closed before any byte of the answer. The client cannot tell it
     * from {@link #cutBeforeProcessing}.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule loseResponse(ExchangePoint point) {
        return at(point, new Effect.Plain(FaultKind.LOSE_RESPONSE));
    }

    /**
     * The service does its work, and its answer breaks off in the middle: status, headers with the full Content-Length
     * and half of the body, then the connection is closed. An answer without body breaks off before its first byte.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule truncateResponse(ExchangePoint point) {
        return at(point, new Effect.Plain(FaultKind.TRUNCATE_RESPONSE));
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
            throw new FaultException(Problem.BAD_STATUS, Integer.toString(code));
        }
        StatusRule rule = new StatusRule(service, named(point), code, random::nextInt);
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
        return at(point, new Effect.Stall(FaultKind.STALL, cleared));
    }

    /**
     * The service does its work, and its answer stops in the middle of its headers, until {@link #clear()} or the end of the
     * world; then the connection is reset.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule stallInHeaders(ExchangePoint point) {
        return at(point, new Effect.Stall(FaultKind.STALL_IN_HEADERS, cleared));
    }

    /**
     * The service does its work, and its answer stops in the middle of its body, until {@link #clear()} or the end of the
     * world; then the connection is reset. An answer without body stops before the end of its headers.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule stallInBody(ExchangePoint point) {
        return at(point, new Effect.Stall(FaultKind.STALL_IN_BODY, cleared));
    }

    /**
     * The service does its work at once, and its answer leaves when time has passed on the world's clock.
     *
     * @param point where
     * @param time how long the answer takes, more than zero
     * @return the rule, set to strike once
     */
    public FaultRule delayResponse(ExchangePoint point, Duration time) {
        return at(point, new Effect.Delay(FaultKind.DELAY_RESPONSE, later(time)));
    }

    /**
     * The service does its work, and its answer says that it is HTML.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule wrongContentType(ExchangePoint point) {
        return altered(point, FaultKind.WRONG_CONTENT_TYPE, "");
    }

    /**
     * The service does its work, and its answer is followed by four MiB of white space.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule oversizedResponse(ExchangePoint point) {
        return altered(point, FaultKind.OVERSIZED_RESPONSE, "");
    }

    /**
     * The service does its work, and every object of its answer has a member that nobody knows. Answers that are no JSON stay as
     * they are.
     *
     * @param point where
     * @return the rule, set to strike once
     */
    public FaultRule extraMembers(ExchangePoint point) {
        return altered(point, FaultKind.EXTRA_MEMBERS, "");
    }

    /**
     * The service does its work, and its answer lacks a member. Answers that are no JSON stay as they are.
     *
     * @param point where
     * @param member its name, in any object of the answer
     * @return the rule, set to strike once
     */
    public FaultRule missingMember(ExchangePoint point, String member) {
        return altered(point, FaultKind.MISSING_MEMBER, member);
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
        return altered(point, FaultKind.UNKNOWN_VALUE, member);
    }

    /**
     * The next callback or webhook is made and never arrives. The service takes it for an attempt that had no answer.
     *
     * @return the rule, set to strike once
     */
    public FaultRule loseCallback() {
        return plain(FaultKind.LOSE_CALLBACK);
    }

    /**
     * The next callback or webhook is made later.
     *
     * @param time how much later, more than zero, on the world's clock
     * @return the rule, set to strike once
     */
    public FaultRule lateCallback(Duration time) {
        return add(
                new FaultRule(service, null, new Effect.Delay(FaultKind.LATE_CALLBACK, later(time)), random::nextInt));
    }

    /**
     * The next callback or webhook is made twice.
     *
     * @return the rule, set to strike once
     */
    public FaultRule duplicateCallback() {
        return plain(FaultKind.DUPLICATE_CALLBACK);
    }

    /**
     * Ahead of the next callback or webhook comes one that somebody else has made up: of DSS it tells the opposite, of SIGEX
     * it tells of something that never happened. It comes with another TLS certificate, where certificates are asked for.
     *
     * @return the rule, set to strike once
     */
    public FaultRule forgedCallback() {
        return plain(FaultKind.FORGED_CALLBACK);
    }

    /**
     * The clock of the service is wrong, for all that it dates, checks and lets expire, and in the header Date of its
     * answers. It holds until it is removed. How long something takes is not changed.
     *
     * @param by how far it is ahead of the world's clock; behind it if negative; not zero
     * @return the rule, set until it is removed
     */
    public FaultRule clockSkew(Duration by) {
        Objects.requireNonNull(by, "by");
        if (by.isZero()) {
            throw new FaultException(Problem.NO_SKEW);
        }
        return add(new FaultRule(service, null, new Effect.Skew(by), random::nextInt));
    }

    /** Removes every rule and ends every stall. */
    public void clear() {
        List<FaultRule> removed = rules();
        rules.clear();
        CompletableFuture<Void> old = cleared;
        cleared = new CompletableFuture<>();
        old.complete(null);
        removed.forEach(this::changed);
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
        return rules.isEmpty() ? Optional.empty() : take(rule -> rule.meets(method, path));
    }

    /**
     * Takes what happens at the next moment of a kind that is no exchange. The world asks.
     *
     * @param moment a connection, a handshake or a callback
     * @return the effect, if a rule strikes
     */
    public Optional<Effect> next(Moment moment) {
        Objects.requireNonNull(moment, "moment");
        return rules.isEmpty() ? Optional.empty() : take(rule -> rule.kind().moment() == moment);
    }

    /**
     * Whether somebody is refused who wants to connect.
     *
     * @return true while {@link #refuseConnection()} holds
     */
    public boolean refusesConnections() {
        return rules.stream().anyMatch(rule -> rule.kind() == FaultKind.REFUSE_CONNECTION);
    }

    /**
     * By how much the clock of the service is wrong.
     *
     * @return how far it is ahead; of several rules, that of the first; zero if there is none
     */
    public Duration clockSkew() {
        for (FaultRule rule : rules) {
            if (rule.effect() instanceof Effect.Skew skew) {
                return skew.by();
            }
        }
        return Duration.ZERO;
    }

    /**
     * Tells when a fault has been set or removed that strikes those who connect. The server of the world wants to know.
     *
     * @param watcher called by whoever sets or removes it
     */
    public void watchConnections(Runnable watcher) {
        watchers.add(Objects.requireNonNull(watcher, "watcher"));
    }

    private Optional<Effect> take(Predicate<FaultRule> meeting) {
        Optional<Effect> effect = rules.stream()
                .filter(meeting)
                .filter(FaultRule::strikes)
                .findFirst()
                .map(FaultRule::effect);
        rules.removeIf(FaultRule::isSpent);
        return effect;
    }

    private FaultRule altered(ExchangePoint point, FaultKind how, String member) {
        Objects.requireNonNull(member, "member");
        if (member.contains("\"") || (how.detail() == FaultKind.Detail.MEMBER) == member.isEmpty()) {
            throw new FaultException(Problem.BAD_MEMBER);
        }
        return at(point, new Effect.Alter(how, member));
    }

    private static Duration later(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative() || time.isZero()) {
            throw new FaultException(Problem.BAD_DELAY);
        }
        return time;
    }

    private FaultRule plain(FaultKind kind) {
        return add(new FaultRule(service, null, new Effect.Plain(kind), random::nextInt));
    }

    private FaultRule at(ExchangePoint point, Effect effect) {
        return add(new FaultRule(service, named(point), effect, random::nextInt));
    }

    private FaultRule add(FaultRule rule) {
        rules.add(rule);
        changed(rule);
        return rule;
    }

    private void changed(FaultRule rule) {
        if (rule.kind().place() == FaultKind.Place.ADDRESS) {
            watchers.forEach(Runnable::run);
        }
    }

    private static ExchangePoint named(ExchangePoint point) {
        return Objects.requireNonNull(point, "point");
    }
}
