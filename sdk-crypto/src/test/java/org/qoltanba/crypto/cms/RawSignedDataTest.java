package org.qoltanba.crypto.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.testing.BerSignature;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestTsa;

class RawSignedDataTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.authority("CN=Authority").person(KeyKind.P_256);
    private static final byte[] CONTENT =
            "The supplier delivers seventeen pumps.".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final Signature ATTACHED = signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());

    private static RawSignedData raw(Signature signature) throws MalformedAsn1Exception {
        return RawSignedData.read(signature.encoded().toArray());
    }

    private static SignedData parsed(Signature signature) {
        return SignedData.getInstance(
                ContentInfo.getInstance(signature.encoded().toArray()).getContent());
    }

    private static void assertSame(List<BerElement> elements, ASN1Set expected) throws IOException {
        assertThat(elements).hasSize(expected.size());
        int i = 0;
        for (ASN1Encodable each : expected) {
            assertThat(elements.get(i++).encoded())
                    .isEqualTo(each.toASN1Primitive().getEncoded());
        }
    }

    @Test
    void keepsEveryPartOfDer() throws Exception {
        Signature signature = CmsSurgeon.open(ATTACHED)
                .addUnsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DEROctetString(new byte[3]))
                .close();
        RawSignedData raw = raw(signature);
        SignedData parsed = parsed(signature);
        SignerInfo info = SignerInfo.getInstance(parsed.getSignerInfos().getObjectAt(0));
        RawSignerInfo signer = raw.signers().get(0);

        assertThat(raw.version().encoded()).isEqualTo(parsed.getVersion().getEncoded());
        assertSame(raw.digestAlgorithms(), parsed.getDigestAlgorithms());
        assertThat(raw.contentType()).isEqualTo(CMSObjectIdentifiers.data);
        assertThat(raw.encapsulated().encoded())
                .isEqualTo(parsed.getEncapContentInfo().getEncoded());
        assertThat(raw.content().orElseThrow().octets()).isEqualTo(CONTENT);
        assertSame(raw.certificates(), parsed.getCertificates());
        assertThat(raw.crls()).isEmpty();
        assertThat(signer.element().encoded()).isEqualTo(info.getEncoded());
        assertThat(signer.version().encoded()).isEqualTo(info.getVersion().getEncoded());
        assertThat(signer.identifier().encoded()).isEqualTo(info.getSID().getEncoded());
        assertThat(signer.isNamedByKey()).isFalse();
        assertThat(signer.digestAlgorithm().encoded())
                .isEqualTo(info.getDigestAlgorithm().getEncoded());
        assertThat(signer.signedAttributes().orElseThrow().contents())
                .isEqualTo(BerElement.single(
                                info.getAuthenticatedAttributes().getEncoded(), CmsLimits.STANDARD.structure())
                        .contents());
        assertThat(signer.signatureAlgorithm().encoded())
                .isEqualTo(info.getDigestEncryptionAlgorithm().getEncoded());
        assertThat(signer.value()).isEqualTo(info.getEncryptedDigest().getOctets());
        assertThat(signer.unsignedAttributes()).hasSize(1);
        assertThat(signer.unsignedAttributes(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                        .get(0)
                        .values())
                .singleElement()
                .satisfies(value -> assertThat(value.octets()).hasSize(3));
        assertThat(signer.unsignedAttributes(PKCSObjectIdentifiers.id_aa_ets_certValues))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void keepsEveryPartOfBer(int segment) throws Exception {
        Signature ber = BerSignature.of(ATTACHED, CONTENT, segment);
        RawSignedData raw = raw(ber);
        RawSignedData der = raw(ATTACHED);

        assertThat(raw.content().orElseThrow().octets()).isEqualTo(CONTENT);
        assertThat(raw.encapsulated().encoded()).startsWith(0x30, 0x80).endsWith(0, 0);
        assertThat(raw.encapsulated().der()).isEqualTo(der.encapsulated().encoded());
        assertThat(raw.certificates())
                .extracting(BerElement::encoded)
                .containsExactlyElementsOf(
                        der.certificates().stream().map(BerElement::encoded).toList());
        assertThat(raw.signers().get(0).element().encoded())
                .isEqualTo(der.signers().get(0).element().encoded());
        assertThat(raw.hasCertificate(der.certificates().get(0).encoded())).isTrue();
        assertThat(raw.hasCertificate(new byte[] {1})).isFalse();
    }

    @Test
    void tellsDetachedFromEmpty() throws Exception {
        assertThat(raw(signer(PERSON).sign(DOCUMENT)).content()).isEmpty();
        assertThat(raw(CmsSurgeon.open(ATTACHED)
                                .with(open -> open.content = new byte[0])
                                .close())
                        .content())
                .hasValueSatisfying(content -> assertThat(content.size()).isEqualTo(2));
    }

    @Test
    void refusesWhatIsNoSignedData() {
        byte[] encoded = ATTACHED.encoded().toArray();
        byte[] otherKind = encoded.clone();
        otherKind[encoded[1] == (byte) 0x82 ? 14 : 13]++;
        for (byte[] wrong : List.of(
                new byte[] {0x30, 0},
                new byte[] {0x30, 3, 2, 1, 1},
                new byte[] {0x30, (byte) 0x80},
                Arrays.copyOf(encoded, encoded.length - 1),
                otherKind)) {
            assertThatThrownBy(() -> RawSignedData.read(wrong)).isInstanceOf(MalformedAsn1Exception.class);
        }
    }

    @Test
    void whateverIsChangedIsReadOrRefused() {
        byte[] encoded = ATTACHED.encoded().toArray();
        SeededRunner.run(3000, random -> {
            byte[] changed = mutated(encoded, random);
            try {
                RawSignedData raw = RawSignedData.read(changed);
                new SignedDataEdit(raw).certificate(new byte[] {0x30, 0}).encoded();
            } catch (MalformedAsn1Exception refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
    }

    private static byte[] mutated(byte[] encoded, Random random) {
        byte[] changed = encoded.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
    }

    @Test
    void readsATokenAsWell() throws Exception {
        Bytes token = TestTsa.below(ROOT, KeyKind.P_256)
                .timeStamp(new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[32])));
        assertThat(RawSignedData.read(token.toArray()).contentType()).isEqualTo(PKCSObjectIdentifiers.id_ct_TSTInfo);
    }
}
