package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.qoltanba.api.document.Bytes;

/**
 * Reads a signature as it is submitted and refuses what is not one (contract section 6: parse, type, order of sets, one
 * signer). Attached content is taken out.
 */
final class CmsReader {

    private static final Set<String> PEM_LABELS = Set.of("CMS", "PKCS7");
    private static final String PEM_BEGIN = "-----BEGIN ";

    private CmsReader() {}

    /**
     * Reads a signature.
     *
     * @param signature Base64 of the encoding, or PEM
     * @throws RefusedException if it cannot be taken
     */
    static SubmittedCms read(String signature) {
        return Untrusted.orRefuse(Refusal.MALFORMED_SIGNATURE, () -> parse(decode(signature)));
    }

    private static byte[] decode(String signature) throws IOException {
        return signature.startsWith(PEM_BEGIN)
                ? fromPem(signature)
                : Base64.getDecoder().decode(signature);
    }

    private static byte[] fromPem(String text) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject pem = reader.readPemObject();
            if (pem == null || !PEM_LABELS.contains(pem.getType())) {
                throw Refusal.MALFORMED_SIGNATURE.exception();
            }
            return pem.getContent();
        }
    }

    private static SubmittedCms parse(byte[] encoded) throws IOException, CMSException {
        ContentInfo contentInfo = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
        CMSSignedData cms = new CMSSignedData(contentInfo);
        if (!CMSObjectIdentifiers.data.getId().equals(cms.getSignedContentTypeOID())) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
        SignerInformation signer = onlySigner(cms);
        requireOrderedSets(signer.toASN1Structure());
        X509CertificateHolder certificate = certificate(cms, signer);
        CMSTypedData content = cms.getSignedContent();
        if (content == null) {
            return new SubmittedCms(cms, Bytes.of(encoded), null, signer, certificate);
        }
        CMSSignedData detached = detach(contentInfo);
        return new SubmittedCms(
                detached,
                Bytes.of(detached.getEncoded(ASN1Encoding.DER)),
                Bytes.of((byte[]) content.getContent()),
                onlySigner(detached),
                certificate);
    }

    private static SignerInformation onlySigner(CMSSignedData cms) {
        Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
        return signers.iterator().next();
    }

    private static X509CertificateHolder certificate(CMSSignedData cms, SignerInformation signer) {
        @SuppressWarnings("unchecked") // what the library's own signer identifier matches are certificates
        Iterator<X509CertificateHolder> matches =
                cms.getCertificates().getMatches(signer.getSID()).iterator();
        if (!matches.hasNext()) {
            throw Refusal.BAD_SIGNER_CERTIFICATE.exception();
        }
        return matches.next();
    }

    private static CMSSignedData detach(ContentInfo contentInfo) throws CMSException {
        SignedData attached = SignedData.getInstance(contentInfo.getContent());
        SignedData detached = new SignedData(
                attached.getDigestAlgorithms(),
                new ContentInfo(attached.getEncapContentInfo().getContentType(), null),
                attached.getCertificates(),
                attached.getCRLs(),
                attached.getSignerInfos());
        return new CMSSignedData(new ContentInfo(contentInfo.getContentType(), detached));
    }

    /** Signed attributes are DER even where the rest is not (RFC 5652 section 5.3), so their sets are sorted. */
    private static void requireOrderedSets(SignerInfo signer) throws IOException {
        ASN1Set attributes = signer.getAuthenticatedAttributes();
        if (attributes == null) {
            return;
        }
        requireOrdered(attributes);
        Enumeration<?> each = attributes.getObjects();
        while (each.hasMoreElements()) {
            requireOrdered(Attribute.getInstance(each.nextElement()).getAttrValues());
        }
    }

    private static void requireOrdered(ASN1Set set) throws IOException {
        byte[] previous = new byte[0];
        for (ASN1Encodable element : set) {
            byte[] encoded = element.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            if (Arrays.compareUnsigned(previous, encoded) > 0) {
                throw Refusal.NONCONFORMING_SET_ORDER.exception();
            }
            previous = encoded;
        }
    }
}
