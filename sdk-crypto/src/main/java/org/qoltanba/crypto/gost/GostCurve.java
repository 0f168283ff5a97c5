package org.qoltanba.crypto.gost;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cryptopro.CryptoProObjectIdentifiers;
import org.bouncycastle.asn1.cryptopro.ECGOST3410NamedCurves;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;

/** The curves behind the parameter sets (RFC 4357, RFC 7836). Several sets may name one curve. Safe to share. */
@SuppressWarnings("ImmutableEnumChecker") // The numbers are only remembered
enum GostCurve {
    /** Also tc26 256-B and CryptoPro exchange A. */
    CRYPTO_PRO_A(CryptoProObjectIdentifiers.gostR3410_2001_CryptoPro_A),
    /** Also tc26 256-C. */
    CRYPTO_PRO_B(CryptoProObjectIdentifiers.gostR3410_2001_CryptoPro_B),
    /** Also tc26 256-D and CryptoPro exchange B. */
    CRYPTO_PRO_C(CryptoProObjectIdentifiers.gostR3410_2001_CryptoPro_C),
    /** In Edwards form: cofactor 4. */
    TC26_256_A(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_256_paramSetA),
    TC26_512_A(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA),
    TC26_512_B(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetB),
    /** In Edwards form: cofactor 4. */
    TC26_512_C(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetC);

    private final ASN1ObjectIdentifier oid;
    private volatile @Nullable ECDomainParameters parameters;

    GostCurve(ASN1ObjectIdentifier oid) {
        this.oid = oid;
    }

    /** The numbers, made when first asked for: tables for the base point grow on them. */
    ECDomainParameters parameters() {
        ECDomainParameters known = parameters;
        if (known == null) {
            known = new ECDomainParameters(ECGOST3410NamedCurves.getByOIDX9(oid));
            parameters = known;
        }
        return known;
    }

    /** The length of a coordinate and of a private key. */
    int octets() {
        return (parameters().getCurve().getFieldSize() + 7) / 8;
    }

    /** The curve of a key of another provider, told by the order of its group, which no two of these share. */
    static Optional<GostCurve> withOrder(BigInteger order) {
        return Stream.of(values())
                .filter(curve -> curve.parameters().getN().equals(order))
                .findFirst();
    }

    /**
     * Takes two coordinates for a public key.
     *
     * @throws AlgorithmRefusedException if they are no point of the curve, or one outside the group that signatures are
     *     computed in: where the cofactor is 4, three of four points are
     */
    ECPublicKeyParameters publicKey(BigInteger x, BigInteger y) throws AlgorithmRefusedException {
        ECDomainParameters domain = parameters();
        try {
            ECPoint point = domain.getCurve().validatePoint(x, y);
            if (!point.isInfinity() && point.multiply(domain.getN()).isInfinity()) {
                return new ECPublicKeyParameters(point, domain);
            }
        } catch (RuntimeException beside) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The public key is not a point of its elliptic curve.", beside);
        }
        throw new AlgorithmRefusedException(
                Reason.CONTRADICTION, "The public key is a point outside the group of its elliptic curve.");
    }
}
