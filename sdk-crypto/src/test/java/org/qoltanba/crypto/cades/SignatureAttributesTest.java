package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.junit.jupiter.api.Test;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.x509.ParsedCertificate;

class SignatureAttributesTest {

    private static final TestIssuer PERSON = TestIssuer.root(KeyKind.P_384);

    /** The joined pieces are what the ASN.1 library makes of the same set, for any time and digest. */
    @Test
    void isDerWithTheTimeAndDigestInTheirPlaces() throws Exception {
        ParsedCertificate certificate = ParsedCertificate.of(PERSON.certificate());
        SignatureSuite suite = AlgorithmProfile.year2026()
                .suites()
                .findForSigning(certificate.holder().getSubjectPublicKeyInfo(), SigningPreference.CLASSIC);
        SeededRunner.run(300, random -> {
            Instant time = Instant.ofEpochSecond(-631_152_000L
                    + random.nextLong(Instant.parse("2100-01-01T00:00:00Z").getEpochSecond()));
            byte[] digest = new byte[48];
            random.nextBytes(digest);

            SigningTimes form = SigningTimes.formOf(time);
            SignatureAttributes attributes =
                    SignatureAttributes.of(certificate, suite, form, SignatureStatements.none());
            byte[] encoded = attributes.with(time, digest);

            assertThat(attributes.takes(time)).isTrue();
            ASN1Set set = ASN1Set.getInstance(encoded);
            assertThat(set.size()).isEqualTo(5);
            assertThat(set.getEncoded(ASN1Encoding.DER)).isEqualTo(encoded);
            assertThat(Time.getInstance(value(set, CMSAttributes.signingTime))
                            .getDate()
                            .toInstant())
                    .isEqualTo(time);
            assertThat(value(set, CMSAttributes.messageDigest)).isEqualTo(new DEROctetString(digest));
        });
    }

    private static Object value(ASN1Set set, ASN1ObjectIdentifier type) {
        for (ASN1Encodable each : set) {
            Attribute attribute = Attribute.getInstance(each);
            if (attribute.getAttrType().equals(type)) {
                return attribute.getAttributeValues()[0];
            }
        }
        throw new AssertionError("No attribute " + type);
    }
}
