package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.X509CertificateHolder;
import org.qoltanba.api.spi.SdkClock;

/**
 * Who has signed in, by the token in their cookie (contract section 3.2). Tokens last for a while and are renewed in the
 * second half of it. Safe to share between threads.
 */
final class Sessions {

    private final SdkClock clock;
    private final SigexSwitches switches;
    private final Identifiers identifiers;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Sessions(SdkClock clock, SigexSwitches switches, Identifiers identifiers) {
        this.clock = clock;
        this.switches = switches;
        this.identifiers = identifiers;
    }

    /**
     * Somebody who has signed in.
     *
     * @param person who it is
     * @param certificate the certificate they signed in with
     * @param signAlgorithm the algorithm they signed in with
     */
    record Holder(SignerIdentity person, X509CertificateHolder certificate, String signAlgorithm) {}

    /**
     * A token that has been given out.
     *
     * @param holder to whom
     * @param opened when
     * @param expires when it ends
     */
    record Session(Holder holder, Instant opened, Instant expires) {

        private boolean isInSecondHalf(Instant now) {
            return now.isAfter(opened.plus(Duration.between(opened, expires).dividedBy(2)));
        }
    }

    /** Lets somebody in and returns their token. */
    String open(Holder holder) {
        Instant now = clock.now();
        String token = identifiers.token();
        sessions.put(token, new Session(holder, now, now.plus(switches.signIn().tokenLifetime())));
        return token;
    }

    /** Who has a token that has not ended. */
    Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(token))
                .filter(session -> clock.now().isBefore(session.expires()));
    }

    /** A new token, if the old one is still good but not for long. */
    Optional<String> renew(String token) {
        return find(token)
                .filter(session -> session.isInSecondHalf(clock.now()))
                .map(session -> open(session.holder()));
    }

    /** How many tokens of a person are good now. */
    long count(String iin) {
        Instant now = clock.now();
        return sessions.values().stream()
                .filter(session -> session.holder().person().iin().equals(iin) && now.isBefore(session.expires()))
                .count();
    }

    /** Ends a token. */
    void close(String token) {
        sessions.remove(token);
    }
}
