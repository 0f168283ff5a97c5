package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.esf.CommitmentTypeIndication;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * What a signer states with a signature besides having made it: what it commits to, under which policy, where. All of it
 * is signed (ETSI EN 319 122-1 section 5.2).
 *
 * <p>Immutable and safe to share between threads; the methods that add a statement return a copy.
 *
 * @since 0.1.0
 */
public final class SignatureStatements {

    private static final SignatureStatements NONE = new SignatureStatements(List.of(), null, null);

    private final List<CommitmentType> commitments;
    private final @Nullable SignaturePolicy policy;
    private final @Nullable SignerLocation location;

    private SignatureStatements(
            List<CommitmentType> commitments, @Nullable SignaturePolicy policy, @Nullable SignerLocation location) {
        this.commitments = commitments;
        this.policy = policy;
        this.location = location;
    }

    /**
     * States nothing.
     *
     * @return no statements
     */
    public static SignatureStatements none() {
        return NONE;
    }

    /**
     * Adds what the signer commits to (commitment-type-indication).
     *
     * @param type the commitment; stated once however often it is added
     * @return a copy with the statement
     */
    public SignatureStatements committingTo(CommitmentType type) {
        Objects.requireNonNull(type, "type");
        List<CommitmentType> more = new ArrayList<>(commitments);
        if (!more.contains(type)) {
            more.add(type);
        }
        return new SignatureStatements(List.copyOf(more), policy, location);
    }

    /**
     * Sets the policy the signature is made under (signature-policy-identifier), which makes it CAdES-EPES.
     *
     * @param signaturePolicy the policy
     * @return a copy with the statement
     */
    public SignatureStatements under(SignaturePolicy signaturePolicy) {
        return new SignatureStatements(
                commitments, Objects.requireNonNull(signaturePolicy, "signaturePolicy"), location);
    }

    /**
     * Sets where the signer claims to be (signer-location).
     *
     * @param signerLocation the place
     * @return a copy with the statement
     */
    public SignatureStatements at(SignerLocation signerLocation) {
        return new SignatureStatements(commitments, policy, Objects.requireNonNull(signerLocation, "signerLocation"));
    }

    /**
     * What the signer commits to.
     *
     * @return an unmodifiable list
     */
    public List<CommitmentType> commitments() {
        return commitments;
    }

    /**
     * The policy.
     *
     * @return empty if there is none
     */
    public Optional<SignaturePolicy> policy() {
        return Optional.ofNullable(policy);
    }

    /**
     * The place.
     *
     * @return empty if there is none
     */
    public Optional<SignerLocation> location() {
        return Optional.ofNullable(location);
    }

    /** The signed attributes that say so, each in DER. */
    List<byte[]> attributes() {
        List<byte[]> attributes = new ArrayList<>();
        if (!commitments.isEmpty()) {
            attributes.add(attribute(
                    PKCSObjectIdentifiers.id_aa_ets_commitmentType,
                    commitments.stream()
                            .map(type -> new CommitmentTypeIndication(new ASN1ObjectIdentifier(type.oid())))
                            .toArray(ASN1Encodable[]::new)));
        }
        if (policy != null) {
            attributes.add(attribute(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId, policy.structure()));
        }
        if (location != null) {
            attributes.add(attribute(PKCSObjectIdentifiers.id_aa_ets_signerLocation, location.structure()));
        }
        return attributes;
    }

    private static byte[] attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        try {
            return new Attribute(type, new DERSet(values)).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    @Override
    public String toString() {
        return "SignatureStatements[" + commitments + (policy == null ? "" : ", " + policy)
                + (location == null ? "" : ", with a location") + "]";
    }
}
