package org.qoltanba.testkit.sigex;

import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.Peer;

/** Tells who makes a call: by the cookie on the users' port, by the certificate on that of information systems. */
final class Callers {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SigexSignInSwitches switches;

    Callers(Accounts accounts, Sessions sessions, SigexSignInSwitches switches) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.switches = switches;
    }

    /**
     * The caller.
     *
     * @throws RefusedException if it is an information system that is shut out
     */
    Caller of(FakeRequest request) {
        if (isForSystems(request)) {
            return request.peer()
                    .certificate()
                    .map(CertificateChecks::holder)
                    .flatMap(this::system)
                    .orElseGet(this::unknownSystem);
        }
        return SessionCookie.token(request)
                .flatMap(sessions::find)
                .map(session -> Caller.of(session.holder().person()))
                .orElseGet(Caller.Anonymous::new);
    }

    /** Ends the session of whoever calls, as if its time was over. */
    void expire(FakeRequest request) {
        SessionCookie.token(request).ifPresent(sessions::close);
    }

    /** A fresh cookie, if the caller has one that will not last for long. */
    Optional<String> renewedCookie(FakeRequest request) {
        return isForSystems(request)
                ? Optional.empty()
                : SessionCookie.token(request).flatMap(sessions::renew).map(SessionCookie::set);
    }

    /** Whether a request came through the port of information systems. */
    static boolean isForSystems(FakeRequest request) {
        return request.peer().face() == Peer.Face.MUTUAL_TLS;
    }

    private Caller unknownSystem() {
        if (switches.systemsNeedCertificate()) {
            throw Refusal.AUTHENTICATION_REQUIRED.exception();
        }
        return new Caller.Anonymous();
    }

    private Optional<Caller> system(X509CertificateHolder shown) {
        return accounts.ownerOf(shown).map(owner -> {
            TlsCertificate certificate = owner.position(shown)
                    .map(position -> owner.settings().certificates().get(position))
                    .orElseThrow();
            if (certificate.disabled()) {
                throw Refusal.TLS_CERTIFICATE_DISABLED.exception();
            }
            return new Caller.InformationSystem(owner.bin(), shown);
        });
    }
}
