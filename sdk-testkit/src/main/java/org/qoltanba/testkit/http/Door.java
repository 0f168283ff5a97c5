package org.qoltanba.testkit.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.fault.FaultKind.Moment;
import org.qoltanba.testkit.fault.Faults;

/** What becomes of those who connect, before there is a request: faults that strike at no route. Safe to share between threads. */
final class Door {

    private final Supplier<Stream<Faults>> faults;
    private final Supplier<TlsAuthority> authority;
    private final String name;

    Door(Supplier<Stream<Faults>> faults, Supplier<TlsAuthority> authority, String name) {
        this.faults = faults;
        this.name = name;
        this.authority = authority;
    }

    /** Whether anything but the usual is to become of those who connect. */
    boolean isWatched() {
        return faults.get()
                .flatMap(each -> each.rules().stream())
                .anyMatch(rule -> rule.kind().place() == FaultKind.Place.ADDRESS);
    }

    /** Whether nobody is let in. */
    boolean isShut() {
        return faults.get().anyMatch(Faults::refusesConnections);
    }

    /** Whether the connection that has just been taken is reset. */
    boolean resets() {
        return next(Moment.ACCEPT, effect -> true).orElse(false);
    }

    /** What the server shows in the handshake that begins now; empty if what it shows always. */
    Optional<KeyManager[]> otherKeys() {
        return next(Moment.HANDSHAKE, effect -> switch (effect.kind()) {
            case EXPIRED_CERTIFICATE -> authority.get().expired(name).keyManagers();
            case WRONG_HOST_CERTIFICATE -> authority.get().ofAnotherHost().keyManagers();
            case UNTRUSTED_CERTIFICATE -> authority.get().twin().server(name).keyManagers();
            default -> new KeyManager[0]; // Without a certificate there is no TLS: the engine sends the alert
        });
    }

    private <T> Optional<T> next(Moment moment, Function<Effect, T> then) {
        return faults.get()
                .map(each -> each.next(moment))
                .flatMap(Optional::stream)
                .findFirst()
                .map(then);
    }
}
