package org.qoltanba.crypto.gost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.DigestAlgorithm;

/** Published digests. */
class GostDigestTest {

    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "KAZAKH_95, '', ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d",
        "KAZAKH_95, abc, f3134348c44fb1b2a277729e2285ebb5cb5e0f29c975bc753b70497c06a4d51d",
        "KAZAKH_95, message digest, ad4434ecb18f2c99b60cbe59ec3d2469582b65273f48de72db2fde16a4889a4d",
        "RUSSIAN_94, '', 981e5f3ca30c841487830f84fb433e13ac1101569b9c13584ac483234cd656c0",
        "RUSSIAN_2012_256, '', 3f539a213e97c802cc229d474c6aa32a825a360b2a933a949fd925208d9ce1bb",
        // RFC 6986 section 10.1.2: message M1, printed there with its last octet first
        "RUSSIAN_2012_256, 012345678901234567890123456789012345678901234567890123456789012,"
                + " 9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500",
    })
    void ofText(GostDigest digest, String text, String expected) {
        assertThat(digest.newDigest().digest(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(HEX.parseHex(expected));
    }

    /** RFC 6986 section 10.1.1. */
    @Test
    void streebog512OfTheFirstMessage() {
        byte[] message =
                "012345678901234567890123456789012345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);
        byte[] expected = HEX.parseHex("1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa"
                + "00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48");
        assertThat(GostDigest.RUSSIAN_2012_512.newDigest().digest(message)).isEqualTo(expected);
        assertThat(GostDigest.KAZAKH_2015_512.newDigest().digest(message)).isEqualTo(expected);
    }

    /** RFC 6986 section 10.2: message M2, in Windows-1251. */
    @Test
    void streebogOfTheSecondMessage() {
        byte[] message = HEX.parseHex("d1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f1"
                + "20eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb");
        assertThat(GostDigest.RUSSIAN_2012_512.newDigest().digest(message))
                .isEqualTo(HEX.parseHex("1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376"
                        + "035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28"));
        assertThat(GostDigest.RUSSIAN_2012_256.newDigest().digest(message))
                .isEqualTo(HEX.parseHex("9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50"));
    }

    @Test
    void everyDigestHasTheNameThatUsersKnowItBy() {
        for (GostDigest digest : GostDigest.values()) {
            DigestAlgorithm algorithm = DigestAlgorithm.ofOid(digest.oid());
            assertThat(algorithm.isKnown()).isTrue();
            assertThat(algorithm.displayName()).isEqualTo(digest.displayName());
            assertThat(digest.newDigest().getDigestLength()).isEqualTo(digest.octets());
        }
    }
}
