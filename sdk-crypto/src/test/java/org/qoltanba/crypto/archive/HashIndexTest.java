package org.qoltanba.crypto.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;
import org.qoltanba.crypto.cms.SignedDataEdit;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestTsa;

class HashIndexTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final byte[] TOKEN = TestTsa.below(ROOT, KeyKind.P_256)
            .timeStamp(new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[32])))
            .toArray();

    private final MessageDigest digest = Sha2.SHA_256.newDigest();
    private final RawSignedData signed = signedWith(1, 2);

    private static RawSignedData signedWith(int... attributes) {
        CmsSurgeon open = CmsSurgeon.open(signer(ROOT.person(KeyKind.P_256)).sign(DOCUMENT));
        for (int attribute : attributes) {
            open.addUnsigned(AttributeTypes.SIGNATURE_TIME_STAMP, new DEROctetString(new byte[] {(byte) attribute}));
        }
        Signature signature = open.close();
        try {
            return RawSignedData.read(
                    new SignedDataEdit(RawSignedData.read(signature.encoded().toArray()))
                            .crl(ROOT.emptyCrl().toArray())
                            .encoded());
        } catch (MalformedAsn1Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RawSignerInfo signerInfo() {
        return signed.signers().get(0);
    }

    private static Optional<HashIndex> read(byte[] attribute) throws MalformedAsn1Exception {
        return HashIndex.in(RawSignedData.read(new SignedDataEdit(RawSignedData.read(TOKEN))
                .unsignedAttribute(0, attribute)
                .encoded()));
    }

    private byte[] attribute(HashIndexVersion version, boolean algorithm, List<byte[]> attributeHashes)
            throws Exception {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        if (algorithm) {
            parts.add(SHA_256);
        }
        List<byte[]> certificates = new ArrayList<>();
        for (BerElement certificate : signed.certificates()) {
            certificates.add(digest.digest(certificate.encoded()));
        }
        parts.add(list(certificates));
        parts.add(list(List.of(digest.digest(signed.crls().get(0).encoded()))));
        parts.add(list(attributeHashes));
        return new Attribute(version.type(), new DERSet(new DERSequence(parts))).getEncoded();
    }

    private static DERSequence list(List<byte[]> hashes) {
        return new DERSequence(hashes.stream().map(DEROctetString::new).toArray(ASN1Encodable[]::new));
    }

    private List<byte[]> hashesOfAttributes() {
        List<byte[]> hashes = new ArrayList<>();
        for (RawAttribute attribute : signerInfo().unsignedAttributes()) {
            hashes.add(digest.digest(attribute.element().encoded()));
        }
        return hashes;
    }

    private List<byte[]> hashesOfValues() throws Exception {
        List<byte[]> hashes = new ArrayList<>();
        for (RawAttribute attribute : signerInfo().unsignedAttributes()) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            octets.writeBytes(attribute.type().getEncoded());
            octets.writeBytes(attribute.values().get(0).encoded());
            hashes.add(digest.digest(octets.toByteArray()));
        }
        return hashes;
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryVersion(HashIndexVersion version) throws Exception {
        List<byte[]> hashes = version == HashIndexVersion.V3 ? hashesOfValues() : hashesOfAttributes();
        for (boolean algorithm : version == HashIndexVersion.V1 ? new boolean[] {true, false} : new boolean[] {true}) {
            HashIndex index = read(attribute(version, algorithm, hashes)).orElseThrow();
            assertThat(index.version()).isEqualTo(version);
            assertThat(index.digestOid()).isEqualTo(Sha2.SHA_256.oid());
            HashIndexCoverage coverage = index.coverage(signed, signerInfo(), digest);
            assertThat(coverage.isComplete()).isTrue();
            assertThat(coverage.covered()).hasSize(signed.certificates().size() + 1 + 2);
        }
        HashIndexCoverage other = read(attribute(
                        version, true, version == HashIndexVersion.V3 ? hashesOfAttributes() : hashesOfValues()))
                .orElseThrow()
                .coverage(signed, signerInfo(), digest);
        assertThat(other.isComplete()).isFalse();
        assertThat(other.missing()).isEqualTo(2);
    }

    @Test
    void listsAllThatIsThere() throws Exception {
        HashIndex made = HashIndex.over(SHA_256, digest, signed, signerInfo());
        HashIndex read = read(made.attribute()).orElseThrow();

        assertThat(read.encoded()).isEqualTo(made.encoded());
        assertThat(read.attribute()).isEqualTo(made.attribute());
        assertThat(made.attribute()).isEqualTo(attribute(HashIndexVersion.V3, true, hashesOfValues()));
        assertThat(read.coverage(signed, signerInfo(), digest)
                        .covers(signed.crls().get(0)))
                .isTrue();
    }

    @Test
    void whatIsAddedLaterIsNotCovered() throws Exception {
        HashIndex index = HashIndex.over(SHA_256, digest, signed, signerInfo());
        RawSignedData later = RawSignedData.read(new SignedDataEdit(signed)
                .certificate(ROOT.x509().getEncoded())
                .unsignedAttribute(
                        0, new Attribute(AttributeTypes.CERTIFICATE_VALUES, new DERSet(new DERSequence())).getEncoded())
                .encoded());
        HashIndexCoverage coverage = index.coverage(later, later.signers().get(0), digest);

        assertThat(coverage.isComplete()).isTrue();
        assertThat(coverage.covers(later.certificates().get(later.certificates().size() - 1)))
                .isFalse();
        assertThat(coverage.covers(later.certificates().get(0))).isTrue();
    }

    @Test
    void whatIsTakenAwayIsMissed() throws Exception {
        HashIndex index = HashIndex.over(SHA_256, digest, signed, signerInfo());
        RawSignedData other = signedWith(1, 3);
        assertThat(index.coverage(other, other.signers().get(0), digest).missing())
                .as("the certificate, the list and one attribute")
                .isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoIndex() throws Exception {
        for (DERSequence wrong : List.of(
                new DERSequence(),
                new DERSequence(new ASN1Encodable[] {list(List.of()), list(List.of()), list(List.of())}),
                new DERSequence(new ASN1Encodable[] {SHA_256, SHA_256, list(List.of()), list(List.of())}))) {
            byte[] attribute = new Attribute(HashIndexVersion.V3.type(), new DERSet(wrong)).getEncoded();
            assertThatThrownBy(() -> read(attribute)).isInstanceOf(MalformedAsn1Exception.class);
        }
        byte[] two = new Attribute(
                        HashIndexVersion.V3.type(), new DERSet(new ASN1Encodable[] {new DERSequence(), SHA_256}))
                .getEncoded();
        assertThatThrownBy(() -> read(two)).isInstanceOf(MalformedAsn1Exception.class);
        assertThat(HashIndex.in(RawSignedData.read(TOKEN))).isEmpty();
        byte[] good = HashIndex.over(SHA_256, digest, signed, signerInfo()).attribute();
        byte[] twice = new SignedDataEdit(RawSignedData.read(TOKEN))
                .unsignedAttribute(0, good)
                .unsignedAttribute(0, good)
                .encoded();
        assertThatThrownBy(() -> HashIndex.in(RawSignedData.read(twice)))
                .isInstanceOf(MalformedAsn1Exception.class)
                .hasMessageContaining("2 hash indexes");
    }
}
