package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/** Lets people in who sign a random block with their certificate (contract section 3.2). Safe to share between threads. */
final class SignIn {

    private static final int LOG_LENGTH = 50;

    private final SdkClock clock;
    private final SigexSwitches switches;
    private final Identifiers identifiers;
    private final SignatureVerifier verifier;
    private final Map<String, Instant> nonces = new ConcurrentHashMap<>();
    private final Map<String, Deque<Event>> log = new ConcurrentHashMap<>();

    SignIn(SdkClock clock, SigexSwitches switches, Identifiers identifiers, SignatureVerifier verifier) {
        this.clock = clock;
        this.switches = switches;
        this.identifiers = identifiers;
        this.verifier = verifier;
    }

    /**
     * Somebody who has signed in.
     *
     * @param person who it is
     * @param signature what they have signed the nonce with
     */
    record Proof(SignerIdentity person, SubmittedSignature signature) {}

    /**
     * An entry in a person's journal.
     *
     * @param at when they signed in
     * @param proof how
     * @param address from where
     */
    record Event(Instant at, Proof proof, String address) {}

    /** A block to be signed. */
    String nonce() {
        Instant now = clock.now();
        nonces.values().removeIf(end -> !now.isBefore(end));
        String nonce = Base64.getEncoder().encodeToString(identifiers.nonce());
        nonces.put(nonce, now.plus(switches.signIn().nonceLifetime()));
        return nonce;
    }

    /**
     * Checks a signed block, which is spent with that; with a refusal too, unless switches say otherwise.
     *
     * @throws RefusedException if it is not good, or the signature is not over it
     */
    Proof prove(String nonce, String signature) {
        @Nullable Instant end = nonces.remove(nonce);
        if (end == null || !clock.now().isBefore(end)) {
            throw Refusal.INVALID_NONCE.exception();
        }
        try {
            return proof(nonce, signature);
        } catch (RefusedException refused) {
            if (!switches.signIn().refusalSpendsNonce()) {
                nonces.put(nonce, end);
            }
            throw refused;
        }
    }

    private Proof proof(String nonce, String signature) {
        SignatureType type = XmlSignatureReader.isXml(signature) ? SignatureType.XML : SignatureType.CMS;
        SubmittedSignature submitted = SubmittedSignature.read(type, signature);
        SignerIdentity person = verifier.verifySignIn(submitted);
        Bytes block = Bytes.of(Base64.getDecoder().decode(nonce));
        String algorithm = submitted.digestAlgorithm();
        boolean isOverBlock = DocumentDigests.of(block.asInputStream(), Set.of(algorithm))
                .value(algorithm)
                .equals(submitted.messageDigest());
        if (!isOverBlock) {
            throw Refusal.INVALID_NONCE.exception();
        }
        return new Proof(person, submitted);
    }

    /** Notes that somebody has signed in. */
    void note(Proof proof, String address) {
        Deque<Event> events = log.computeIfAbsent(proof.person().iin(), first -> new ArrayDeque<>());
        synchronized (events) {
            events.addFirst(new Event(clock.now(), proof, address));
            if (events.size() > LOG_LENGTH) {
                events.removeLast();
            }
        }
    }

    /** When and how a person has signed in lately, the last time first. */
    List<Event> log(SignerIdentity person) {
        Deque<Event> events = log.getOrDefault(person.iin(), new ArrayDeque<>());
        synchronized (events) {
            return List.copyOf(events);
        }
    }
}
