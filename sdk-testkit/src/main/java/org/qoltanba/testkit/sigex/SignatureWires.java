package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * What answers tell of signatures, in JSON. Nothing of it changes, and taking three certificates apart for each poll would
 * cost more than the rest of the exchange, so the last ones are kept. Thread-safe.
 */
final class SignatureWires {

    private static final int KEPT = 500;

    private final SignatureVerifier verifier;
    private final SigexSwitches switches;
    private final Map<Key, RawValue> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RawValue> eldest) {
            return size() > KEPT;
        }
    };

    SignatureWires(SignatureVerifier verifier, SigexSwitches switches) {
        this.verifier = verifier;
        this.switches = switches;
    }

    RawValue of(StoredSignature signature) {
        Key key = new Key(signature.signId(), switches.signatures().serialNumberLabel());
        synchronized (kept) {
            @Nullable RawValue made = kept.get(key);
            if (made != null) {
                return made;
            }
        }
        X509CertificateHolder responder =
                verifier.responder(signature.signature().ocspResponse());
        RawValue wire = SigexJson.written(SignatureWire.of(signature, responder, key.serialNumberLabel()));
        synchronized (kept) {
            kept.put(key, wire);
        }
        return wire;
    }

    private record Key(long signId, String serialNumberLabel) {}
}
