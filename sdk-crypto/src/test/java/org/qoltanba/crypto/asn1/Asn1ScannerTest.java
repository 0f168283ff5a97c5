package org.qoltanba.crypto.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.crypto.testing.SeededRunner;

class Asn1ScannerTest {

    private static final Asn1Bounds BOUNDS = new Asn1Bounds(10_000, 8, 100);

    private static int length(String hex) throws MalformedAsn1Exception {
        return Asn1Scanner.lengthOfFirst(HexFormat.of().parseHex(hex), BOUNDS);
    }

    @ParameterizedTest
    @CsvSource({
        "0500, 2",
        "0500ffff, 2",
        "020101, 3",
        "3000, 2",
        "3003020101, 5",
        "30800000, 4",
        "308002010102010200000500, 10",
        "3080308000000000, 8",
        "248004010104010200003000, 10",
        "1f8101020505, 6",
        "3081020500, 5"
    })
    void findsTheEndOfTheFirstElement(String hex, int expected) throws Exception {
        assertThat(length(hex)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "30",
        "3001",
        "0201",
        "30030201",
        "300302020101",
        "3080",
        "30810100",
        "30800201",
        "3080020101",
        "0000",
        "0480040000",
        "30020000",
        "30847fffffff",
        "3088ffffffffffffffff",
        "30fe",
        "3f",
        "3fffffffffffff01",
        "300530800000",
        "30803003020101"
    })
    void refusesWhatIsNoEncoding(String hex) {
        assertThatThrownBy(() -> length(hex)).isInstanceOf(MalformedAsn1Exception.class);
    }

    @Test
    void boundsDepthNumberAndSize() throws Exception {
        assertThat(length(nested(8))).isPositive();
        assertThatThrownBy(() -> length(nested(9))).hasMessageContaining("deeper than 8");
        String many = "0500".repeat(99);
        assertThat(length("3081c6" + many)).isEqualTo(201);
        assertThatThrownBy(() -> length("3081c8" + many + "0500")).hasMessageContaining("more than 100 elements");
        assertThatThrownBy(() -> Asn1Scanner.lengthOfFirst(new byte[10_001], BOUNDS))
                .hasMessageContaining("at most 10000");
        byte[] oid = new byte[3 + 129];
        oid[0] = 0x06;
        oid[1] = (byte) 0x81;
        oid[2] = (byte) 129;
        assertThatThrownBy(() -> Asn1Scanner.lengthOfFirst(oid, BOUNDS)).hasMessageContaining("object identifier");
    }

    private static String nested(int depth) {
        return "3080".repeat(depth) + "0000".repeat(depth);
    }

    @Test
    void nothingMayFollowASingleElement() throws Exception {
        Asn1Scanner.requireSingle(HexFormat.of().parseHex("0500"), BOUNDS);
        assertThatThrownBy(() -> Asn1Scanner.requireSingle(HexFormat.of().parseHex("050000"), BOUNDS))
                .hasMessageContaining("1 bytes follow");
    }

    /** Whatever the library writes is read to its last octet, and no shorter piece of it is. */
    @Test
    void agreesWithTheLibrary() {
        SeededRunner.run(300, random -> {
            byte[] encoded = structure(random, 4).toASN1Primitive().getEncoded();
            assertThat(Asn1Scanner.lengthOfFirst(encoded, Asn1Bounds.CERTIFICATE))
                    .isEqualTo(encoded.length);
            byte[] cut = Arrays.copyOf(encoded, random.nextInt(encoded.length));
            assertThatThrownBy(() -> Asn1Scanner.lengthOfFirst(cut, Asn1Bounds.CERTIFICATE))
                    .isInstanceOf(MalformedAsn1Exception.class);
        });
    }

    /** Random octets never lead beyond the end, and never take long. */
    @Test
    void survivesAnything() {
        SeededRunner.run(3000, random -> {
            byte[] octets = new byte[random.nextInt(200)];
            random.nextBytes(octets);
            try {
                assertThat(Asn1Scanner.lengthOfFirst(octets, BOUNDS)).isBetween(2, octets.length);
            } catch (MalformedAsn1Exception expected) {
                assertThat(expected).hasMessageEndingWith(".");
            }
        });
    }

    private static ASN1Encodable structure(Random random, int depth) throws IOException {
        if (depth == 0 || random.nextInt(3) == 0) {
            byte[] octets = new byte[random.nextInt(300)];
            random.nextBytes(octets);
            return random.nextBoolean()
                    ? new ASN1Integer(random.nextLong())
                    : random.nextBoolean() ? new DEROctetString(octets) : new BEROctetString(octets);
        }
        ASN1EncodableVector parts = new ASN1EncodableVector();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(structure(random, depth - 1));
        }
        ASN1Encodable sequence = random.nextBoolean() ? new DERSequence(parts) : new BERSequence(parts);
        return random.nextInt(4) == 0 ? new DERTaggedObject(true, random.nextInt(1000), sequence) : sequence;
    }
}
