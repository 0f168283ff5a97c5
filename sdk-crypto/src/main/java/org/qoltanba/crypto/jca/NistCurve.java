package org.qoltanba.crypto.jca;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** The curves signatures are made on, each with the digest of its strength. */
final class NistCurve {

    private static final List<NistCurve> ALL = List.of(
            new NistCurve(SECObjectIdentifiers.secp256r1, Sha2.SHA_256),
            new NistCurve(SECObjectIdentifiers.secp384r1, Sha2.SHA_384),
            new NistCurve(SECObjectIdentifiers.secp521r1, Sha2.SHA_512));

    private final ASN1ObjectIdentifier oid;
    private final Sha2 digest;
    private final ECDomainParameters parameters;

    private NistCurve(ASN1ObjectIdentifier oid, Sha2 digest) {
        this.oid = oid;
        this.digest = digest;
        this.parameters = new ECNamedDomainParameters(oid, CustomNamedCurves.getByOID(oid));
    }

    /** The curve a key names; explicit parameters name none. */
    static Optional<NistCurve> of(AlgorithmIdentifier keyAlgorithm) {
        if (keyAlgorithm.getParameters() instanceof ASN1ObjectIdentifier name) {
            for (NistCurve curve : ALL) {
                if (curve.oid.equals(name)) {
                    return Optional.of(curve);
                }
            }
        }
        return Optional.empty();
    }

    /** The curve of a JDK key, recognised by its order, which no other curve at hand shares. */
    static Optional<NistCurve> withOrder(BigInteger order) {
        return ALL.stream()
                .filter(curve -> curve.parameters.getN().equals(order))
                .findFirst();
    }

    Sha2 digest() {
        return digest;
    }

    ECDomainParameters parameters() {
        return parameters;
    }
}
