package org.qoltanba.crypto.gost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.KeyProof;

/** Which encodings of keys are read and which are refused, and how that is said. */
class GostKeysTest {

    private static final GostVector KAZAKH = GostVector.KAZAKH_2004;

    private static AlgorithmRefusedException refused(GostVector vector, SubjectPublicKeyInfo key) {
        return catchThrowableOfType(
                AlgorithmRefusedException.class, () -> vector.suite().decode(key));
    }

    private static SubjectPublicKeyInfo withParameters(GostVector vector, String... parameters) {
        return GostVector.publicKey(
                GostVector.keyAlgorithm(vector.scheme().keyOid().getId(), parameters), vector.publicOctets());
    }

    @Test
    void theDigestParameterMayBeLeftOut() throws Exception {
        for (GostVector vector : GostVector.values()) {
            String set = ((ASN1Sequence) vector.keyAlgorithm().getParameters())
                    .getObjectAt(0)
                    .toString();
            assertThat(vector.suite().decode(withParameters(vector, set))).isNotNull();
        }
        assertThat(GostVector.RUSSIAN_2012_256
                        .suite()
                        .decode(withParameters(GostVector.RUSSIAN_2012_256, "1.2.643.7.1.2.1.1.1")))
                .isNotNull();
    }

    @Test
    void theDigestParameterMustNotContradict() {
        for (String digest : List.of("1.2.643.2.2.30.1", "1.2.643.7.1.1.2.3", "1.2.398.3.10.1.3.3")) {
            assertThat(refused(
                            GostVector.RUSSIAN_2012_256,
                            withParameters(GostVector.RUSSIAN_2012_256, "1.2.643.7.1.2.1.1.1", digest)))
                    .hasMessageContaining(digest)
                    .extracting(AlgorithmRefusedException::reason)
                    .isEqualTo(Reason.CONTRADICTION);
        }
        assertThat(refused(KAZAKH, withParameters(KAZAKH, "1.2.398.3.10.1.1.1.1.1", "1.2.643.2.2.30.1")))
                .hasMessageContaining("not the one it signs with");
    }

    /** A set of one country under a key of the other, of another length, of tests, or of nobody. */
    @Test
    void otherParameterSetsAreRefusedByName() {
        for (String set : List.of(
                "1.2.643.2.2.35.1",
                "1.2.643.2.2.35.0",
                "1.2.643.7.1.2.1.2.1",
                "1.2.643.7.1.2.1.2.0",
                "1.2.398.3.10.1.1.2.2.1",
                "1.2.3")) {
            assertThat(refused(KAZAKH, withParameters(KAZAKH, set)))
                    .hasMessageContaining(set)
                    .extracting(AlgorithmRefusedException::reason)
                    .isEqualTo(Reason.UNSUPPORTED);
        }
        assertThat(refused(
                        GostVector.RUSSIAN_2012_512,
                        withParameters(GostVector.RUSSIAN_2012_512, "1.2.643.7.1.2.1.2.0")))
                .hasMessageContaining("for tests only");
    }

    @Test
    void parametersMustBeThere() {
        for (AlgorithmIdentifier algorithm : List.of(
                new AlgorithmIdentifier(KAZAKH.scheme().keyOid()),
                new AlgorithmIdentifier(KAZAKH.scheme().keyOid(), DERNull.INSTANCE),
                new AlgorithmIdentifier(KAZAKH.scheme().keyOid(), new DERPrintableString("A")),
                GostVector.keyAlgorithm(KAZAKH.scheme().keyOid().getId()),
                GostVector.keyAlgorithm(KAZAKH.scheme().keyOid().getId(), "1.2.3", "1.2.3", "1.2.3", "1.2.3"))) {
            assertThat(refused(KAZAKH, GostVector.publicKey(algorithm, KAZAKH.publicOctets())))
                    .hasMessageContaining("parameter set");
        }
        assertThat(refused(KAZAKH, GostVector.RUSSIAN_2012_256.publicKey())).hasMessageContaining("not of");
    }

    @ParameterizedTest
    @EnumSource
    void pointsMustBeOnTheCurve(GostVector vector) {
        byte[] beside = vector.publicOctets();
        beside[0] ^= 1;
        byte[] infinity = new byte[beside.length];
        byte[] huge = new byte[beside.length];
        Arrays.fill(huge, (byte) 0xFF);
        for (byte[] bad : List.of(beside, infinity, huge)) {
            assertThat(refused(vector, GostVector.publicKey(vector.keyAlgorithm(), bad)))
                    .hasMessageContaining("point")
                    .extracting(AlgorithmRefusedException::reason)
                    .isEqualTo(Reason.CONTRADICTION);
        }
        for (byte[] bad : List.of(
                new byte[0],
                Arrays.copyOf(vector.publicOctets(), vector.publicOctets().length - 1),
                Arrays.copyOf(vector.publicOctets(), vector.publicOctets().length + 1))) {
            assertThat(refused(vector, GostVector.publicKey(vector.keyAlgorithm(), bad)))
                    .hasMessageContaining("octets");
        }
    }

    @Test
    void pointsMustStandInAnOctetString() throws Exception {
        for (byte[] bad :
                List.of(KAZAKH.publicOctets(), new byte[0], new DERPrintableString("A").getEncoded(), new byte[] {
                    0x24, (byte) 0x80, 0, 0
                })) {
            assertThat(refused(KAZAKH, new SubjectPublicKeyInfo(KAZAKH.keyAlgorithm(), bad)))
                    .hasMessageContaining("malformed");
        }
    }

    /** On a curve with cofactor 4 three of four points lie outside the group, among them points of order 2 and 4. */
    @ParameterizedTest
    @EnumSource(
            value = GostCurve.class,
            names = {"TC26_256_A", "TC26_512_C"})
    void pointsMustLieInTheGroup(GostCurve curve) throws Exception {
        BigInteger order = curve.parameters().getN();
        assertThat(curve.parameters().getH()).isEqualTo(BigInteger.valueOf(4));
        ECPoint outside = null;
        BigInteger x = BigInteger.TWO;
        while (outside == null) {
            ECPoint candidate = pointAt(curve, x);
            if (candidate != null && !candidate.multiply(order).isInfinity()) {
                outside = candidate;
            }
            x = x.add(BigInteger.ONE);
        }
        ECPoint small = outside.multiply(order).normalize();
        for (ECPoint bad : List.of(outside, small)) {
            assertThatThrownBy(() -> curve.publicKey(
                            bad.getAffineXCoord().toBigInteger(),
                            bad.getAffineYCoord().toBigInteger()))
                    .isInstanceOf(AlgorithmRefusedException.class);
        }
    }

    private static @Nullable ECPoint pointAt(GostCurve curve, BigInteger x) {
        // Decoding refuses points outside the group, so the equation is solved here
        ECCurve equation = curve.parameters().getCurve();
        ECFieldElement field = equation.fromBigInteger(x);
        ECFieldElement y = field.square()
                .add(equation.getA())
                .multiply(field)
                .add(equation.getB())
                .sqrt();
        return y == null ? null : equation.createPoint(x, y.toBigInteger());
    }

    @ParameterizedTest
    @EnumSource
    void privateKeysAreReadInEveryEncoding(GostVector vector) throws Exception {
        PrivateKeyInfo raw = PrivateKeyInfo.getInstance(new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(0), vector.keyAlgorithm(), new DEROctetString(vector.privateOctets())
        }));
        for (PrivateKeyInfo encoded : List.of(
                vector.privateKey(new ASN1Integer(vector.privateNumber())),
                vector.privateKey(new DEROctetString(vector.privateOctets())),
                raw)) {
            var key = vector.suite().decode(encoded, vector.publicKey());
            assertThat(KeyProof.belongTogether(key, vector.publicKey(), vector.suite()))
                    .isTrue();
        }
    }

    /** Octets of a private number that happen to look like the encoding of another one. */
    @Test
    void octetsThatLookLikeAnEncodingAreTheKeyThatFits() throws Exception {
        byte[] octets = new byte[32];
        Arrays.fill(octets, (byte) 0x11);
        octets[0] = 0x02;
        octets[1] = 0x1E;
        GostCurve curve = KAZAKH.curve();
        BigInteger number = OctetOrder.littleEndian(octets, 0, 32);
        SubjectPublicKeyInfo publicKey = publicKey(number);
        PrivateKeyInfo raw = new PrivateKeyInfo(KAZAKH.keyAlgorithm(), ASN1Primitive.fromByteArray(octets));
        GostPrivateKey key = (GostPrivateKey) KAZAKH.suite().decode(raw, publicKey);
        assertThat(key.number().getD()).isEqualTo(number);
        assertThat(number).isLessThan(curve.parameters().getN());
    }

    private static SubjectPublicKeyInfo publicKey(BigInteger number) {
        ECPoint point = KAZAKH.curve().parameters().getG().multiply(number).normalize();
        byte[] octets = new byte[64];
        byte[] x = org.bouncycastle.util.Arrays.reverse(point.getAffineXCoord().getEncoded());
        byte[] y = org.bouncycastle.util.Arrays.reverse(point.getAffineYCoord().getEncoded());
        System.arraycopy(x, 0, octets, 0, 32);
        System.arraycopy(y, 0, octets, 32, 32);
        return GostVector.publicKey(KAZAKH.keyAlgorithm(), octets);
    }

    @Test
    void strangersAreToldApartByTheirNumbers() throws Exception {
        var key = KAZAKH.suite().decode(KAZAKH.privateKey(new ASN1Integer(BigInteger.TEN)), KAZAKH.publicKey());
        assertThat(KeyProof.belongTogether(key, KAZAKH.publicKey(), KAZAKH.suite()))
                .isFalse();
        assertThat(KeyProof.belongTogether(key, publicKey(BigInteger.TEN), KAZAKH.suite()))
                .isTrue();
    }

    @Test
    void privateKeysThatAreNoneAreRefusedWithoutQuotingThem() {
        BigInteger order = KAZAKH.curve().parameters().getN();
        for (PrivateKeyInfo bad : List.of(
                KAZAKH.privateKey(new ASN1Integer(0)),
                KAZAKH.privateKey(new ASN1Integer(-5)),
                KAZAKH.privateKey(new ASN1Integer(order)),
                KAZAKH.privateKey(new DEROctetString(new byte[31])),
                KAZAKH.privateKey(new DEROctetString(new byte[33])),
                KAZAKH.privateKey(new DERPrintableString("secret")))) {
            assertThatThrownBy(() -> KAZAKH.suite().decode(bad, KAZAKH.publicKey()))
                    .isInstanceOf(AlgorithmRefusedException.class)
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void aPrivateKeyShowsItselfToNobody() throws Exception {
        var key = KAZAKH.suite().decode(KAZAKH.privateKey(new ASN1Integer(KAZAKH.privateNumber())), KAZAKH.publicKey());
        assertThat(key.getEncoded()).isNull();
        assertThat(key.getFormat()).isNull();
        assertThat(key.toString()).isEqualTo("GostPrivateKey[***]");
        try (ObjectOutputStream stream = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> stream.writeObject(key)).isInstanceOf(NotSerializableException.class);
        }
    }
}
