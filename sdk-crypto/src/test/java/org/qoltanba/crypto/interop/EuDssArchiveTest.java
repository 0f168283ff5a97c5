package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.OtherCertID;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.archive.ArchiveImprints;
import org.qoltanba.crypto.archive.HashIndex;
import org.qoltanba.crypto.archive.HashIndexVersion;
import org.qoltanba.crypto.archive.ReferenceImprints;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;
import org.qoltanba.crypto.cms.SignedDataEdit;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.testing.BerSignature;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;
import org.qoltanba.crypto.testing.TestTsa;

/** Archive time stamps and time stamps on references, as EU DSS makes and reads them. */
class EuDssArchiveTest {

    private static final byte[] CONTENT = "The supplier delivers seventeen pumps.".getBytes(StandardCharsets.UTF_8);
    private static final DocumentSource DOCUMENT = DocumentSource.of("contract.txt", Bytes.of(CONTENT));

    private final TestIssuer root = TestIssuer.root(KeyKind.P_256);
    private final TestIssuer person = root.person(KeyKind.RSA_2048);
    private final TestTsa times = TestTsa.below(root, KeyKind.P_256).everyMinute();
    private final DssWorld dss = new DssWorld(root);

    private Signature signature(boolean attached) {
        return TestSignatures.signer(person)
                .sign(DOCUMENT, attached ? SignatureOptions.attached() : SignatureOptions.detached());
    }

    private Signature extendedByDss(Signature signature, boolean attached) throws Exception {
        CAdESSignatureParameters parameters = new CAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_LTA);
        parameters.setSignaturePackaging(attached ? SignaturePackaging.ENVELOPING : SignaturePackaging.DETACHED);
        if (!attached) {
            parameters.setDetachedContents(List.of(new InMemoryDocument(CONTENT)));
        }
        CAdESService service = new CAdESService(dss.extender());
        service.setTspSource(DssWorld.timeStamps(times));
        DSSDocument extended =
                service.extendDocument(new InMemoryDocument(signature.encoded().toArray()), parameters);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        extended.writeTo(octets);
        return Signature.of(Bytes.of(octets.toByteArray()));
    }

    private static byte[] imprintOf(RawAttribute timeStamp) throws Exception {
        return new TimeStampToken(new org.bouncycastle.cms.CMSSignedData(
                        timeStamp.values().get(0).encoded()))
                .getTimeStampInfo()
                .getMessageImprintDigest();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true"})
    void readsArchiveTimeStampsOfDss(boolean attached, boolean ber) throws Exception {
        Signature plain = signature(attached);
        Signature once = extendedByDss(ber ? BerSignature.of(plain, CONTENT, 8) : plain, attached);
        Signature twice = extendedByDss(once, attached);

        RawSignedData signed = RawSignedData.read(twice.encoded().toArray());
        RawSignerInfo signer = signed.signers().get(0);
        List<RawAttribute> archives = signer.unsignedAttributes(AttributeTypes.ARCHIVE_TIME_STAMP_V3);
        assertThat(archives).hasSize(2);
        for (RawAttribute archive : archives) {
            HashIndex index = HashIndex.in(
                            RawSignedData.read(archive.values().get(0).encoded()))
                    .orElseThrow();
            MessageDigest digest = digestOf(index);
            assertThat(index.version()).isEqualTo(HashIndexVersion.V3);
            assertThat(index.coverage(signed, signer, digest).isComplete()).isTrue();
            assertThat(ArchiveImprints.version3(signed, signer, digestOf(index).digest(CONTENT), index, digest))
                    .isEqualTo(imprintOf(archive));
        }
        HashIndex last = HashIndex.in(
                        RawSignedData.read(archives.get(1).values().get(0).encoded()))
                .orElseThrow();
        assertThat(last.coverage(signed, signer, digestOf(last))
                        .covers(archives.get(0).values().get(0)))
                .isTrue();
    }

    private static MessageDigest digestOf(HashIndex index) {
        return Sha2.all().stream()
                .filter(each -> each.oid().equals(index.digestOid()))
                .findFirst()
                .orElseThrow()
                .newDigest();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void archiveTimeStampsOfOursAreIntactForDss(boolean attached) throws Exception {
        Signature signature = withReferences(signature(attached));
        MessageDigest digest = Sha2.SHA_256.newDigest();
        for (int round = 0; round < 2; round++) {
            RawSignedData signed = RawSignedData.read(signature.encoded().toArray());
            RawSignerInfo signer = signed.signers().get(0);
            HashIndex index =
                    HashIndex.over(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), digest, signed, signer);
            byte[] imprint = ArchiveImprints.version3(signed, signer, digest.digest(CONTENT), index, digest);
            SignedDataEdit token = new SignedDataEdit(RawSignedData.read(stamp(imprint)));
            signature = with(
                    signature,
                    AttributeTypes.ARCHIVE_TIME_STAMP_V3,
                    token.unsignedAttribute(0, index.attribute()).encoded());
        }
        assertThat(timeStamps(signature, attached)).hasSize(2).allSatisfy(EuDssArchiveTest::assertIntact);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "1, true", "1, false"})
    void bothDialectsOfTheSecondVersionAreIntactForDss(int dialect, boolean attached) throws Exception {
        Signature signature = withReferences(signature(attached));
        for (int round = 0; round < 2; round++) {
            RawSignedData signed = RawSignedData.read(signature.encoded().toArray());
            List<byte[]> imprints = ArchiveImprints.version2(
                    signed, signed.signers().get(0), all -> true, attached ? null : DOCUMENT, Sha2.SHA_256::newDigest);
            assertThat(imprints).hasSize(2);
            signature = with(signature, AttributeTypes.ARCHIVE_TIME_STAMP_V2, stamp(imprints.get(dialect)));
        }
        assertThat(timeStamps(signature, attached)).hasSize(2).allSatisfy(EuDssArchiveTest::assertIntact);

        RawSignedData signed = RawSignedData.read(signature.encoded().toArray());
        List<RawAttribute> archives = signed.signers().get(0).unsignedAttributes(AttributeTypes.ARCHIVE_TIME_STAMP_V2);
        for (int i = 0; i < 2; i++) {
            List<RawAttribute> notOlder = archives.subList(i, 2);
            assertThat(ArchiveImprints.version2(
                                    signed,
                                    signed.signers().get(0),
                                    attribute -> !notOlder.contains(attribute),
                                    attached ? null : DOCUMENT,
                                    Sha2.SHA_256::newDigest)
                            .get(dialect))
                    .isEqualTo(imprintOf(archives.get(i)));
        }
    }

    @Test
    void theSecondVersionNeedsTheDocument() throws Exception {
        RawSignedData signed = RawSignedData.read(signature(false).encoded().toArray());
        assertThat(ArchiveImprints.version2(
                        signed, signed.signers().get(0), all -> true, null, Sha2.SHA_256::newDigest))
                .isEmpty();
    }

    @Test
    void timeStampsOnReferencesAreIntactForDss() throws Exception {
        Signature signature = withReferences(signature(true));
        RawSignerInfo signer =
                RawSignedData.read(signature.encoded().toArray()).signers().get(0);
        byte[] signatureTime = stamp(Sha2.SHA_256.newDigest().digest(signer.value()));
        signature = with(signature, AttributeTypes.SIGNATURE_TIME_STAMP, signatureTime);
        signer = RawSignedData.read(signature.encoded().toArray()).signers().get(0);
        byte[] cadesC = stamp(ReferenceImprints.cadesC(signer, Sha2.SHA_256.newDigest()));
        byte[] references = stamp(ReferenceImprints.references(signer, Sha2.SHA_256.newDigest()));
        signature = with(signature, AttributeTypes.CADES_C_TIME_STAMP, cadesC);
        signature = with(signature, AttributeTypes.REFERENCES_TIME_STAMP, references);

        assertThat(timeStamps(signature, true)).hasSize(3).allSatisfy(EuDssArchiveTest::assertIntact);
    }

    private static void assertIntact(TimestampWrapper timeStamp) {
        assertThat(timeStamp.isMessageImprintDataFound()).isTrue();
        assertThat(timeStamp.isMessageImprintDataIntact())
                .as("%s", timeStamp.getType())
                .isTrue();
    }

    private List<TimestampWrapper> timeStamps(Signature signature, boolean attached) {
        @Nullable Bytes document = attached ? null : Bytes.of(CONTENT);
        return dss.judge(signature, document, TestIssuer.NOW.plus(Duration.ofHours(1)))
                .getDiagnosticData()
                .getTimestampList();
    }

    private byte[] stamp(byte[] imprint) {
        return times.timeStamp(new Digest(DigestAlgorithm.SHA_256, Bytes.of(imprint)))
                .toArray();
    }

    private static Signature withReferences(Signature signature) throws Exception {
        OtherCertID reference = new OtherCertID(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), new byte[32]);
        Signature referenced =
                with(signature, AttributeTypes.CERTIFICATE_REFERENCES, new DERSequence(reference).getEncoded());
        return with(referenced, AttributeTypes.REVOCATION_REFERENCES, new DERSequence().getEncoded());
    }

    private static Signature with(Signature signature, ASN1ObjectIdentifier type, byte[] value) throws Exception {
        ASN1Encodable parsed = ASN1Primitive.fromByteArray(value);
        return Signature.of(Bytes.of(
                new SignedDataEdit(RawSignedData.read(signature.encoded().toArray()))
                        .unsignedAttribute(0, new Attribute(type, new DERSet(parsed)).getEncoded(ASN1Encoding.DER))
                        .encoded()));
    }
}
