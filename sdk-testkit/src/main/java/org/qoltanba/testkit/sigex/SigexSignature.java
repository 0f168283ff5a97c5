package org.qoltanba.testkit.sigex;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/**
 * A signature as the fake holds it. Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexSignature {

    private final StoredSignature stored;

    SigexSignature(StoredSignature stored) {
        this.stored = stored;
    }

    /**
     * The number of the signature, unique in the service.
     *
     * @return more than zero
     */
    public long signId() {
        return stored.signId();
    }

    /**
     * When it was registered.
     *
     * @return on the clock of the world, whole milliseconds
     */
    public Instant storedAt() {
        return stored.storedAt();
    }

    /**
     * Who signed.
     *
     * @return the person's number
     */
    public Iin iin() {
        return Iin.of(stored.signer().iin());
    }

    /**
     * For whom they signed.
     *
     * @return the organisation's number; empty for an individual
     */
    public Optional<Bin> bin() {
        return Optional.ofNullable(stored.signer().bin()).map(Bin::of);
    }

    /**
     * The type of the signature.
     *
     * @return {@code cms} or {@code xml}
     */
    public String type() {
        return stored.type().wire();
    }

    /**
     * The signature as it was accepted, without content.
     *
     * @return a CMS
     * @throws IllegalStateException if it is an XML signature
     */
    public Bytes cms() {
        if (stored.type() != SignatureType.CMS) {
            throw new IllegalStateException("Signature " + signId() + " is no CMS; ask for xml().");
        }
        return SignatureExport.asAccepted(stored);
    }

    /**
     * The signature as it was accepted.
     *
     * @return the element {@code ds:Signature}
     * @throws IllegalStateException if it is a CMS
     */
    public String xml() {
        if (stored.type() != SignatureType.XML) {
            throw new IllegalStateException("Signature " + signId() + " is no XML; ask for cms().");
        }
        return new String(SignatureExport.asAccepted(stored).toArray(), StandardCharsets.UTF_8);
    }

    /** Number and time, not the person. */
    @Override
    public String toString() {
        return "SigexSignature[" + signId() + ", " + storedAt() + "]";
    }
}
