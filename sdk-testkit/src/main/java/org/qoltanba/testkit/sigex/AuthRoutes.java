package org.qoltanba.testkit.sigex;

import java.util.Map;
import java.util.Optional;

/** Signing in and out (contract sections 7.31 to 7.35): on the users' port only. */
final class AuthRoutes implements Routes {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final AccessRules access;
    private final SigexSwitches switches;
    private final RequestReader requests;

    AuthRoutes(
            SignIn signIn,
            Sessions sessions,
            Accounts accounts,
            AccessRules access,
            SigexSwitches switches,
            RequestReader requests) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.access = access;
        this.switches = switches;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api/auth", this::authenticate)
                .add("GET", "/api/auth", this::current)
                .add("GET", "/api/authLog", this::log);
    }

    private Object authenticate(Call call) {
        requireUsersPort(call);
        RequestObject body = requests.json(call.request());
        boolean isOver = body.flag("logout");
        Optional<String> nonce = body.text("nonce");
        Optional<String> signature = body.text("signature");
        boolean external = body.flag("external");
        requests.requireNothingElse(body);
        if (isOver) {
            SessionCookie.token(call.request()).ifPresent(sessions::close);
            return new RouteTable.Answer(Map.of(), SessionCookie.clear());
        }
        if (nonce.isEmpty() && signature.isEmpty()) {
            return new SignInWire.Nonce(signIn.nonce());
        }
        SignIn.Proof proof = signIn.prove(
                nonce.orElseThrow(Refusal.INVALID_STRUCTURE::exception),
                signature.orElseThrow(Refusal.INVALID_STRUCTURE::exception));
        Sessions.Holder holder = new Sessions.Holder(
                proof.person(),
                proof.signature().certificate(),
                proof.signature().signatureAlgorithm());
        if (external) {
            return wire(holder);
        }
        accounts.met(holder.person());
        signIn.note(proof, call.request().peer().address());
        return new RouteTable.Answer(wire(holder), SessionCookie.set(sessions.open(holder)));
    }

    private Object current(Call call) {
        requireUsersPort(call);
        return SessionCookie.token(call.request())
                .flatMap(sessions::find)
                .map(session -> wire(session.holder()))
                .orElseThrow(Refusal.AUTHENTICATION_REQUIRED::exception);
    }

    private Object log(Call call) {
        SignerIdentity person = access.requirePerson(call.caller());
        return SignInWire.Log.of(
                person, signIn.log(person), switches.signatures().serialNumberLabel());
    }

    private SignInWire.Person wire(Sessions.Holder holder) {
        return SignInWire.Person.of(
                holder.person(),
                holder.certificate(),
                holder.signAlgorithm(),
                switches.signatures().serialNumberLabel());
    }

    private static void requireUsersPort(Call call) {
        if (Callers.isForSystems(call.request())) {
            throw Refusal.ALREADY_AUTHENTICATED_WITH_TLS.exception();
        }
    }
}
