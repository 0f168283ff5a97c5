package org.qoltanba.crypto.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestTsa;
import org.qoltanba.crypto.testing.TestTsa.Binding;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

class TimeStampVerifierTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final byte[] STAMPED = "a signature value".getBytes(StandardCharsets.US_ASCII);
    private static final TimeStampVerifier VERIFIER =
            new TimeStampVerifier(AlgorithmProfile.year2026(), new CertificateKeys());

    private static TimeStampToken parse(Bytes token) throws MalformedAsn1Exception {
        return TimeStampToken.parse(token, new CertificateReader());
    }

    private static TimeStampResult verify(TestTsa tsa) throws MalformedAsn1Exception {
        return VERIFIER.verify(parse(tsa.tokenOver(STAMPED)), List.of());
    }

    private static void assertRefused(TestTsa tsa, SubIndication subIndication, String reason)
            throws MalformedAsn1Exception {
        assertThat(verify(tsa)).isInstanceOfSatisfying(TimeStampResult.Refused.class, refused -> {
            assertThat(refused.subIndication()).isEqualTo(subIndication);
            assertThat(refused.reason()).contains(reason);
        });
    }

    private static TestTsa certified(Extension... extensions) {
        TestIssuer.Request request = ROOT.request(KeyKind.P_256, "CN=Odd TSA");
        for (Extension extension : extensions) {
            request.extension(extension.getExtnId(), extension.isCritical(), extension.getParsedValue());
        }
        return TestTsa.with(request.issue());
    }

    private static Extension purposes(boolean critical, KeyPurposeId... purposes) throws Exception {
        return Extension.create(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_384"})
    void honestTokensAreSound(KeyKind kind) throws Exception {
        TestTsa tsa = TestTsa.below(ROOT, kind);
        tsa.time = NOW.plusMillis(120);
        TimeStampToken token = parse(tsa.tokenOver(STAMPED));

        assertThat(token.genTime()).isEqualTo(NOW.plusMillis(120));
        assertThat(token.accuracy()).isZero();
        assertThat(token.policy()).isEqualTo(TestTsa.POLICY);
        assertThat(token.serialNumber()).isOne();
        assertThat(token.nonce()).isEmpty();
        assertThat(token.certificates())
                .containsExactly(ParsedCertificate.of(tsa.identity().certificate()));
        assertThat(token.stamps(TestTsa.sha256(STAMPED))).isTrue();
        assertThat(token.stamps(TestTsa.sha256(new byte[1]))).isFalse();
        assertThat(VERIFIER.verify(token, List.of()))
                .isInstanceOfSatisfying(
                        TimeStampResult.Sound.class,
                        sound -> assertThat(sound.authority().encoded())
                                .isEqualTo(tsa.identity().certificate().encoded()));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2", "BOTH"})
    void everyBindingOfTheCertificateCounts(Binding binding) throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.binding = binding;
        assertThat(verify(tsa)).isInstanceOf(TimeStampResult.Sound.class);
    }

    @Test
    void certificateHasToBeBound() throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.binding = Binding.NONE;
        assertRefused(tsa, SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "does not reference");
        tsa.binding = Binding.WRONG;
        assertRefused(tsa, SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "another certificate");
    }

    /** The newer attribute fits, the older one is about something else. */
    @Test
    void bothBindingsHaveToAgree() throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        TestTsa other = TestTsa.below(ROOT);
        other.binding = Binding.V1;
        tsa.attributes = table -> {
            var foreign = new Object() {
                org.bouncycastle.asn1.cms.@org.jspecify.annotations.Nullable AttributeTable value;
            };
            other.attributes = theirs -> foreign.value = theirs;
            other.tokenOver(STAMPED);
            return table.add(
                    org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_aa_signingCertificate,
                    Objects.requireNonNull(foreign.value)
                            .get(org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_aa_signingCertificate)
                            .getAttrValues()
                            .getObjectAt(0));
        };
        assertRefused(tsa, SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "another certificate");
    }

    @Test
    void certificateMayComeFromOutside() throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.withCertificate = false;
        assertRefused(tsa, SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "not at hand");
        Collection<ParsedCertificate> others =
                List.of(ParsedCertificate.of(tsa.identity().certificate()));
        assertThat(VERIFIER.verify(parse(tsa.tokenOver(STAMPED)), others)).isInstanceOf(TimeStampResult.Sound.class);
    }

    @Test
    void certificateHasToBeForTimeStampingAlone() throws Exception {
        assertRefused(certified(), SubIndication.CHAIN_CONSTRAINTS_FAILURE, "time stamping alone");
        assertRefused(
                certified(purposes(true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection)),
                SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                "time stamping alone");
        assertRefused(
                certified(purposes(true, KeyPurposeId.anyExtendedKeyUsage)),
                SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                "time stamping alone");
        assertRefused(
                certified(purposes(false, KeyPurposeId.id_kp_timeStamping)),
                SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                "not critical");
        assertRefused(
                certified(
                        purposes(true, KeyPurposeId.id_kp_timeStamping),
                        Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))),
                SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                "key usage");
        assertThat(verify(certified(purposes(true, KeyPurposeId.id_kp_timeStamping))))
                .as("old authorities have no key usage")
                .isInstanceOf(TimeStampResult.Sound.class);
    }

    @Test
    void signedAttributesHaveToFitTheContent() throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.attributes = table -> table.remove(CMSAttributes.messageDigest)
                .add(CMSAttributes.messageDigest, new DEROctetString(new byte[32]));
        assertRefused(tsa, SubIndication.HASH_FAILURE, "not the one that was signed");
        tsa.attributes = table ->
                table.remove(CMSAttributes.contentType).add(CMSAttributes.contentType, CMSObjectIdentifiers.data);
        assertRefused(tsa, SubIndication.FORMAT_FAILURE, "does not say");
        tsa.attributes = table -> table.add(CMSAttributes.messageDigest, new DEROctetString(new byte[32]));
        assertRefused(tsa, SubIndication.FORMAT_FAILURE, "more than once");
        tsa.attributes = table -> table.remove(CMSAttributes.messageDigest);
        assertRefused(tsa, SubIndication.FORMAT_FAILURE, "message digest");
    }

    @Test
    void weakKeysAreRefused() throws Exception {
        assertRefused(
                TestTsa.below(ROOT, KeyKind.RSA_1024),
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                "RSA key of 1024 bits");
    }

    @Test
    void criticalExtensionsAreNotPassedOver() throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");
        tsa.extensions = new Extensions(Extension.create(unknown, false, DERNull.INSTANCE));
        assertThat(verify(tsa)).isInstanceOf(TimeStampResult.Sound.class);
        tsa.extensions = new Extensions(Extension.create(unknown, true, DERNull.INSTANCE));
        assertRefused(tsa, SubIndication.SIG_CONSTRAINTS_FAILURE, "critical extension");
    }

    @Test
    void otherSignaturesAreNoTokens() {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.contentType = CMSObjectIdentifiers.data;
        assertThatThrownBy(() -> parse(tsa.tokenOver(STAMPED)))
                .isInstanceOf(MalformedAsn1Exception.class)
                .hasMessageContaining("not of a time stamp");
    }

    @Test
    void nothingMayFollowAToken() {
        byte[] token = TestTsa.below(ROOT).tokenOver(STAMPED).toArray();
        assertThatThrownBy(() -> parse(Bytes.of(Arrays.copyOf(token, token.length + 1))))
                .isInstanceOf(MalformedAsn1Exception.class)
                .hasMessageContaining("follow");
    }

    /** No changed octet leaves a token sound with another content, and nothing else is ever thrown. */
    @Test
    void mutantsAreNotSound() {
        byte[] token = TestTsa.below(ROOT).tokenOver(STAMPED).toArray();
        SeededRunner.run(600, random -> {
            byte[] mutant = token.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                TimeStampToken parsed = parse(Bytes.of(mutant));
                if (VERIFIER.verify(parsed, List.of()) instanceof TimeStampResult.Sound) {
                    // Only what is not signed may differ, such as a version or the order of attributes
                    assertThat(parsed.genTime()).isEqualTo(NOW);
                    assertThat(parsed.stamps(TestTsa.sha256(STAMPED))).isTrue();
                }
            } catch (MalformedAsn1Exception refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        });
    }
}
