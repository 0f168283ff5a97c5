package org.qoltanba.crypto.cades;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.esf.OtherHashAlgAndValue;
import org.bouncycastle.asn1.esf.SigPolicyQualifierInfo;
import org.bouncycastle.asn1.esf.SigPolicyQualifiers;
import org.bouncycastle.asn1.esf.SignaturePolicyId;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Digest;

/**
 * The rules a signature is made under, named beyond doubt (RFC 5126 section 5.8.1, ETSI EN 319 122-1 section 5.2.9).
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SignaturePolicy {

    private final String oid;
    private final Digest digest;
    private final @Nullable URI address;

    private SignaturePolicy(String oid, Digest digest, @Nullable URI address) {
        this.oid = oid;
        this.digest = digest;
        this.address = address;
    }

    /**
     * Names a policy.
     *
     * @param oid its object identifier, dotted decimal
     * @param digest the digest of the policy document, as the policy's publisher says it is computed
     * @return the policy
     * @throws IllegalArgumentException if the text is no object identifier
     */
    public static SignaturePolicy of(String oid, Digest digest) {
        Objects.requireNonNull(oid, "oid");
        Objects.requireNonNull(digest, "digest");
        return new SignaturePolicy(new ASN1ObjectIdentifier(oid).getId(), digest, null);
    }

    /**
     * Says where the policy document is found (qualifier SPuri).
     *
     * @param uri the address, ASCII only
     * @return a copy with the address
     */
    public SignaturePolicy at(URI uri) {
        return new SignaturePolicy(oid, digest, Objects.requireNonNull(uri, "uri"));
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
     * The digest of the policy document.
     *
     * @return the digest
     */
    public Digest digest() {
        return digest;
    }

    /**
     * Where the policy document is found.
     *
     * @return empty if the signature does not say
     */
    public Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    SignaturePolicyId structure() {
        OtherHashAlgAndValue hash = new OtherHashAlgAndValue(
                new AlgorithmIdentifier(
                        new ASN1ObjectIdentifier(digest.algorithm().oid())),
                new DEROctetString(digest.value().toArray()));
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(oid);
        if (address == null) {
            return new SignaturePolicyId(id, hash);
        }
        SigPolicyQualifierInfo qualifier = new SigPolicyQualifierInfo(
                PKCSObjectIdentifiers.id_spq_ets_uri, new DERIA5String(address.toASCIIString()));
        return new SignaturePolicyId(id, hash, new SigPolicyQualifiers(new SigPolicyQualifierInfo[] {qualifier}));
    }

    @Override
    public String toString() {
        return "SignaturePolicy[" + oid + "]";
    }
}
