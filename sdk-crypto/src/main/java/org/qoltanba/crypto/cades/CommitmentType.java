package org.qoltanba.crypto.cades;

import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What a signer commits to by signing (RFC 5126 section 5.11.1, ETSI EN 319 122-1 section 5.2.3). Open: laws and
 * communities define types of their own.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class CommitmentType {

    /** The signer has created, approved and sent the document. */
    public static final CommitmentType PROOF_OF_ORIGIN = new CommitmentType("1.2.840.113549.1.9.16.6.1");

    /** The signer has received the document. */
    public static final CommitmentType PROOF_OF_RECEIPT = new CommitmentType("1.2.840.113549.1.9.16.6.2");

    /** The signer has delivered the document to where the recipient can reach it. */
    public static final CommitmentType PROOF_OF_DELIVERY = new CommitmentType("1.2.840.113549.1.9.16.6.3");

    /** The signer has sent the document, not necessarily created it. */
    public static final CommitmentType PROOF_OF_SENDER = new CommitmentType("1.2.840.113549.1.9.16.6.4");

    /** The signer approves what the document says. */
    public static final CommitmentType PROOF_OF_APPROVAL = new CommitmentType("1.2.840.113549.1.9.16.6.5");

    /** The signer has created the document, not necessarily approved or sent it. */
    public static final CommitmentType PROOF_OF_CREATION = new CommitmentType("1.2.840.113549.1.9.16.6.6");

    private static final Map<String, String> NAMES = Map.of(
            PROOF_OF_ORIGIN.oid, "proof of origin",
            PROOF_OF_RECEIPT.oid, "proof of receipt",
            PROOF_OF_DELIVERY.oid, "proof of delivery",
            PROOF_OF_SENDER.oid, "proof of sender",
            PROOF_OF_APPROVAL.oid, "proof of approval",
            PROOF_OF_CREATION.oid, "proof of creation");

    private final String oid;

    private CommitmentType(String oid) {
        this.oid = oid;
    }

    /**
     * Finds the type of an object identifier.
     *
     * @param oid dotted decimal
     * @return the type
     * @throws IllegalArgumentException if the text is no object identifier
     */
    public static CommitmentType of(String oid) {
        Objects.requireNonNull(oid, "oid");
        return new CommitmentType(new ASN1ObjectIdentifier(oid).getId());
    }

    /**
     * The object identifier.
     *
     * @return dotted decimal
     */
    public String oid() {
        return oid;
    }

    /**
     * Whether it is one of the types the standard defines.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return NAMES.containsKey(oid);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommitmentType that && oid.equals(that.oid);
    }

    @Override
    public int hashCode() {
        return oid.hashCode();
    }

    /** A name for people; the object identifier where there is none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(oid, oid);
    }
}
