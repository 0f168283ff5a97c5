package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The signed attributes of level B-B (ETSI EN 319 122-1 section 6.3) for one signer. All but the signing time and the
 * message digest is the same in each signature, so the set is encoded once, and the two values are put in their places:
 * they stand at the end of their attributes and always have the same length.
 *
 * <p>Immutable and safe to share between threads.
 */
final class SignatureAttributes {

    private static final int SET = 0x31;

    private final SigningTimes timeForm;
    private final byte[] template;
    private final int timeOffset;
    private final int digestOffset;

    private SignatureAttributes(SigningTimes timeForm, byte[] template, int timeOffset, int digestOffset) {
        this.timeForm = timeForm;
        this.template = template;
        this.timeOffset = timeOffset;
        this.digestOffset = digestOffset;
    }

    /** Those of a signature of a document. */
    static SignatureAttributes of(
            ParsedCertificate signer, SignatureSuite suite, SigningTimes timeForm, SignatureStatements statements) {
        List<byte[]> others = new ArrayList<>(statements.attributes());
        others.add(encode(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        return with(others, signer, suite, timeForm);
    }

    /** Those of a counter-signature, which must not say what type its content has (RFC 5652 section 11.4). */
    static SignatureAttributes ofCounterSignature(
            ParsedCertificate signer, SignatureSuite suite, SigningTimes timeForm, SignatureStatements statements) {
        return with(statements.attributes(), signer, suite, timeForm);
    }

    private static SignatureAttributes with(
            List<byte[]> others, ParsedCertificate signer, SignatureSuite suite, SigningTimes timeForm) {
        int digestLength = suite.newDigest().getDigestLength();
        byte[] time = encode(CMSAttributes.signingTime, timeForm.placeholder());
        byte[] digest = encode(CMSAttributes.messageDigest, new DEROctetString(new byte[digestLength]));
        List<byte[]> sorted = Stream.concat(
                        others.stream(),
                        Stream.concat(
                                Stream.of(
                                        time,
                                        digest,
                                        encode(
                                                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                                                signingCertificate(signer))),
                                algorithmProtection(suite).stream()))
                .sorted(Arrays::compareUnsigned)
                .toList();
        int contents = sorted.stream().mapToInt(attribute -> attribute.length).sum();
        int size = DerWriter.sizeOf(contents);
        DerWriter writer = new DerWriter(size).header(SET, contents);
        sorted.forEach(writer::octets);
        return new SignatureAttributes(
                timeForm,
                writer.toArray(),
                endOf(time, sorted, size - contents) - timeForm.length(),
                endOf(digest, sorted, size - contents) - digestLength);
    }

    private static int endOf(byte[] attribute, List<byte[]> sorted, int start) {
        int end = start;
        for (byte[] each : sorted.subList(0, sorted.indexOf(attribute) + 1)) {
            end += each.length;
        }
        return end;
    }

    /** The certificate's SHA-256, whose identifier DER leaves out (RFC 5035 section 4), and issuer and serial number. */
    private static SigningCertificateV2 signingCertificate(ParsedCertificate signer) {
        MessageDigest digest = Sha2.SHA_256.newDigest();
        byte[] hash = digest.digest(signer.encoded().toArray());
        IssuerSerial issuerSerial = new IssuerSerial(
                new GeneralNames(new GeneralName(signer.holder().getIssuer())), signer.serialNumber());
        return new SigningCertificateV2(
                new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash, issuerSerial));
    }

    /** RFC 6211: whoever swaps an algorithm identifier outside contradicts this one inside. Not for GOST, as is usual. */
    private static Optional<byte[]> algorithmProtection(SignatureSuite suite) {
        return suite.isPrescribedByKey()
                ? Optional.empty()
                : Optional.of(encode(
                        CMSAttributes.cmsAlgorithmProtect,
                        new CMSAlgorithmProtection(
                                suite.digestAlgorithm(),
                                CMSAlgorithmProtection.SIGNATURE,
                                suite.signatureAlgorithm())));
    }

    private static byte[] encode(ASN1ObjectIdentifier type, ASN1Encodable value) {
        try {
            return new Attribute(type, new DERSet(value)).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    /** Whether a time can be put into this template. */
    boolean takes(Instant time) {
        return SigningTimes.formOf(time) == timeForm;
    }

    /** The DER of all attributes of one signature, under the tag of a SET: what gets signed. */
    byte[] with(Instant signingTime, byte[] contentDigest) {
        byte[] attributes = template.clone();
        byte[] time = timeForm.format(signingTime);
        System.arraycopy(time, 0, attributes, timeOffset, time.length);
        System.arraycopy(contentDigest, 0, attributes, digestOffset, contentDigest.length);
        return attributes;
    }
}
