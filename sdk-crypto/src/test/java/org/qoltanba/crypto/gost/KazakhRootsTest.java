package org.qoltanba.crypto.gost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.path.IssuedSignature;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Certificates that sign themselves: the roots that Kazakhstan has published, whose every octet was made by others. */
class KazakhRootsTest {

    /** A root of the national authority. */
    enum Root {
        GOST_2015(
                "af77725f8328bb24f89d81da3acdf7cee4324248538b7ba2cd2a860517fb9dca",
                "MIIDZzCCAs+gAwIBAgIUE7AM+6linwo+thkqIVaiSGfQ870wDgYKKoMOAwoBAQIDAgUAMFoxSzBJBgNVBAMMQtCd0JXQk9CG0JfQ"
                        + "k9CGINCa0KPTmNCb0JDQndCU0KvQoNCj0KjQqyDQntCg0KLQkNCb0KvSmiAoR09TVCkgMjAyMjELMAkGA1UEBhMCS1owHhcNMjIw"
                        + "NjE1MDQ1NjEyWhcNNDUwOTA4MDQ1NjEyWjBaMUswSQYDVQQDDELQndCV0JPQhtCX0JPQhiDQmtCj05jQm9CQ0J3QlNCr0KDQo9Co"
                        + "0Ksg0J7QoNCi0JDQm9Cr0pogKEdPU1QpIDIwMjIxCzAJBgNVBAYTAktaMIGsMCMGCSqDDgMKAQECAjAWBgoqgw4DCgEBAgIBBggq"
                        + "gw4DCgEDAwOBhAAEgYAuSERhggh2HxeTZwHE50y0564aZK+SHO7SaK63Gkl2NnjLXQn7uL490k0mh6ADgLJmkXYXB0wT1DnPJ6M0"
                        + "/MHiiKfen1zNxgeUh6Vy4lJmOCr70zor5V091pMPHK8BSoukRqBz47o1bTcySqJ9uNNwIHvVjPnWfKhOlSDA9Jpu1KOCARkwggEV"
                        + "MA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMB0GA1UdDgQWBBQTsAz7qWKfCj62GSohVqJIZ9DzvTCBlwYDVR0jBIGP"
                        + "MIGMgBQTsAz7qWKfCj62GSohVqJIZ9DzvaFepFwwWjFLMEkGA1UEAwxC0J3QldCT0IbQl9CT0IYg0JrQo9OY0JvQkNCd0JTQq9Cg"
                        + "0KPQqNCrINCe0KDQotCQ0JvQq9KaIChHT1NUKSAyMDIyMQswCQYDVQQGEwJLWoIUE7AM+6linwo+thkqIVaiSGfQ870wOQYDVR0g"
                        + "BDIwMDAuBgYqgw4DAQIwJDAiBggrBgEFBQcCARYWaHR0cDovL3Jvb3QuZ292Lmt6L2NwczAOBgoqgw4DCgEBAgMCBQADgYEANSuE"
                        + "/FHELteD9gTT+00+sq35WC3+5pjMBenc2fVakDdt+3g57JgtlRYs7hNvUgWAkmt4WgW9LCGpzgKpXkjrt6X0NhtFz/POqs94Cwcy"
                        + "Bkxx9+1YIvFgbKRBFRsh96KzMMxvaCRvLm2+JyKZnaNaTPY6fsndlr5IMJhk4H+Es9U="),
        GOST_2004(
                "c48164ab5ccaaee6b938299a1e3aeebd6f698bb2bd716a0f0d85befc46166aa2",
                "MIIC1DCCAn6gAwIBAgIUHVlBAYtRa/Dwanr+6IxO7QUPoAMwDQYJKoMOAwoBAQECBQAwVTFGMEQGA1UEAww90J3QldCT0IbQl9CT"
                        + "0IYg0JrQo9OY0JvQkNCd0JTQq9Cg0KPQqNCrINCe0KDQotCQ0JvQq9KaIChHT1NUKTELMAkGA1UEBhMCS1owHhcNMjAwOTA4MDk1"
                        + "NDM2WhcNNDUwOTA4MDk1NDM2WjBVMUYwRAYDVQQDDD3QndCV0JPQhtCX0JPQhiDQmtCj05jQm9CQ0J3QlNCr0KDQo9Co0Ksg0J7Q"
                        + "oNCi0JDQm9Cr0pogKEdPU1QpMQswCQYDVQQGEwJLWjBsMCUGCSqDDgMKAQEBATAYBgoqgw4DCgEBAQEBBgoqgw4DCgEDAQEAA0MA"
                        + "BEDuLgYqF/q/0968nqctojs23+6BqBJo1GjOJFDwH9BbAzUYEI/yyxNsgWu5Co4RKEOLVGYbKkCYmouzAXtUx6YNo4IBFDCCARAw"
                        + "DwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFJ1ZQQGLUWvw8Gp6/uiMTu0FD6ADMIGSBgNVHSMEgYow"
                        + "gYeAFJ1ZQQGLUWvw8Gp6/uiMTu0FD6ADoVmkVzBVMUYwRAYDVQQDDD3QndCV0JPQhtCX0JPQhiDQmtCj05jQm9CQ0J3QlNCr0KDQ"
                        + "o9Co0Ksg0J7QoNCi0JDQm9Cr0pogKEdPU1QpMQswCQYDVQQGEwJLWoIUHVlBAYtRa/Dwanr+6IxO7QUPoAMwOQYDVR0gBDIwMDAu"
                        + "BgYqgw4DAQIwJDAiBggrBgEFBQcCARYWaHR0cDovL3Jvb3QuZ292Lmt6L2NwczANBgkqgw4DCgEBAQIFAANBAPAV66dcdB2mXjjJ"
                        + "oDX9YhMY01z9HiCccpmhT7WB20/3tp4XEvnUYz6o9IUWEcxNFZkeb7oc1ILO9tYS6TEsEtE=");

        private final String sha256;
        private final String base64;

        Root(String sha256, String base64) {
            this.sha256 = sha256;
            this.base64 = base64;
        }

        byte[] encoded() {
            return Base64.getDecoder().decode(base64);
        }
    }

    private static boolean verifies(
            ParsedCertificate root, AlgorithmIdentifier inner, AlgorithmIdentifier outer, byte[] value)
            throws Exception {
        byte[] signed = root.structure().getTBSCertificate().getEncoded(ASN1Encoding.DER);
        return new IssuedSignature(signed, inner, outer, value)
                .isBy(root, AlgorithmProfile.year2026().suites(), new CertificateKeys());
    }

    @ParameterizedTest
    @EnumSource
    void isWhatWasPublished(Root root) throws GeneralSecurityException {
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(root.encoded())))
                .isEqualTo(root.sha256);
    }

    @ParameterizedTest
    @EnumSource
    void signsItself(Root published) throws Exception {
        ParsedCertificate root = ParsedCertificate.parse(Bytes.of(published.encoded()));
        AlgorithmIdentifier algorithm = root.structure().getSignatureAlgorithm();
        AlgorithmIdentifier bare = new AlgorithmIdentifier(algorithm.getAlgorithm());
        byte[] value = root.structure().getSignature().getOctets();

        assertThat(algorithm.getParameters()).isEqualTo(DERNull.INSTANCE);
        assertThat(verifies(root, algorithm, algorithm, value)).isTrue();
        assertThat(verifies(root, bare, algorithm, value)).isTrue();
        assertThat(verifies(root, algorithm, bare, value)).isTrue();
        AlgorithmIdentifier other = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.643.7.1.1.3.3"));
        assertThatThrownBy(() -> verifies(root, other, algorithm, value)).isInstanceOf(AlgorithmRefusedException.class);
        assertThatThrownBy(() -> verifies(root, other, other, value)).isInstanceOf(AlgorithmRefusedException.class);
        for (int i = 0; i < value.length; i += 7) {
            byte[] flipped = value.clone();
            flipped[i] ^= 1;
            assertThat(verifies(root, algorithm, algorithm, flipped)).isFalse();
        }
    }
}
