package org.qoltanba.crypto.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Reads a SignedData. Whatever is not one is reported as malformed; nothing else is ever thrown at the caller. */
public final class CmsReader {

    private static final int ATTRIBUTE_CERTIFICATE_V1 = 1;
    private static final int ATTRIBUTE_CERTIFICATE_V2 = 2;
    private static final int OTHER_CERTIFICATE = 3;
    private static final int OTHER_REVOCATION_INFO = 1;

    private final List<String> warnings = new ArrayList<>();

    private final CertificateReader certificateReader;
    private final CmsLimits limits;

    private CmsReader(CertificateReader certificateReader, CmsLimits limits) {
        this.certificateReader = certificateReader;
        this.limits = limits;
    }

    /**
     * Reads a container in DER or BER, in PEM or Base64, with or without zero octets after it.
     *
     * @param encoded what was given as a signature
     * @param certificateReader reads the certificates in it
     * @return the container
     * @throws MalformedAsn1Exception if it is no SignedData with signers, or exceeds a limit
     */
    public static CmsContainer read(byte[] encoded, CertificateReader certificateReader) throws MalformedAsn1Exception {
        return read(encoded, certificateReader, CmsLimits.STANDARD);
    }

    /**
     * Reads a container that may hold more than others.
     *
     * @param encoded what was given as a signature
     * @param certificateReader reads the certificates in it
     * @param limits how much it may hold
     * @return the container
     * @throws MalformedAsn1Exception if it is no SignedData with signers, or exceeds a limit
     */
    public static CmsContainer read(byte[] encoded, CertificateReader certificateReader, CmsLimits limits)
            throws MalformedAsn1Exception {
        CmsOctets octets = CmsOctets.of(encoded, limits);
        CmsReader reader = new CmsReader(certificateReader, limits);
        if (octets.trimmed() > 0) {
            reader.warnings.add(octets.trimmed() + " zero bytes after the end of the signature were passed over.");
        }
        return Asn1Reader.read("a CMS SignedData (RFC 5652)", () -> reader.read(lazily(octets.content())));
    }

    /** Certificates stay the octets they came as, until somebody reads them. */
    private static @Nullable ASN1Primitive lazily(byte[] octets) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(octets, true)) {
            return in.readObject();
        }
    }

    private CmsContainer read(@Nullable ASN1Primitive outer) throws MalformedAsn1Exception {
        ContentInfo contentInfo = ContentInfo.getInstance(outer);
        if (!contentInfo.getContentType().equals(CMSObjectIdentifiers.signedData)) {
            throw new MalformedAsn1Exception("It is a CMS of another kind than SignedData.");
        }
        SignedData signedData = SignedData.getInstance(contentInfo.getContent());
        ContentInfo encapsulated = signedData.getEncapContentInfo();
        List<ParsedCertificate> certificates = certificates(signedData.getCertificates());
        requireFew(signedData.getCRLs(), CmsLimits.REVOCATION_OBJECTS, "revocation objects");
        List<CmsContainer.Entry> signers = signers(signedData.getSignerInfos());
        warnAboutDigests(signedData.getDigestAlgorithms(), signers);
        warnAboutVersion(signedData, signers);
        return new CmsContainer(
                encapsulated.getContentType(),
                content(encapsulated),
                certificates,
                revocationInfos(signedData.getCRLs()),
                signers,
                warnings);
    }

    private static List<ASN1Encodable> revocationInfos(@Nullable ASN1Set elements) {
        return elements == null ? List.of() : Arrays.asList(elements.toArray());
    }

    private static byte @Nullable [] content(ContentInfo encapsulated) throws MalformedAsn1Exception {
        ASN1Encodable content = encapsulated.getContent();
        if (content == null) {
            return null;
        }
        if (content instanceof ASN1OctetString octets) {
            return octets.getOctets();
        }
        throw new MalformedAsn1Exception("Its content is not an OCTET STRING.");
    }

    private List<ParsedCertificate> certificates(@Nullable ASN1Set elements) throws MalformedAsn1Exception {
        Set<ParsedCertificate> certificates = new LinkedHashSet<>();
        if (elements != null) {
            requireFew(elements, CmsLimits.CERTIFICATES, "certificates");
            for (ASN1Encodable element : elements) {
                if (element instanceof ASN1Sequence certificate) {
                    readCertificate(certificate, certificates);
                } else {
                    warnings.add("A certificate that is not X.509 was passed over.");
                }
            }
        }
        return List.copyOf(certificates);
    }

    private void readCertificate(ASN1Sequence encoded, Set<ParsedCertificate> certificates) {
        try {
            certificates.add(certificateReader.read(Bytes.of(encoded.getEncoded())));
        } catch (MalformedAsn1Exception | IOException malformed) {
            warnings.add("A malformed certificate was passed over.");
        }
    }

    private List<CmsContainer.Entry> signers(ASN1Set elements) throws MalformedAsn1Exception {
        requireFew(elements, CmsLimits.SIGNERS, "signers");
        if (elements.size() == 0) {
            throw new MalformedAsn1Exception("It has no signers: it only carries certificates.");
        }
        List<CmsContainer.Entry> signers = new ArrayList<>();
        for (ASN1Encodable element : elements) {
            signers.add(signer(element));
        }
        return signers;
    }

    /** One malformed signer does not make the others malformed. */
    private CmsContainer.Entry signer(ASN1Encodable element) {
        try {
            return new CmsContainer.Entry(
                    Asn1Reader.read("a SignerInfo", () -> CmsSigner.read(ASN1Sequence.getInstance(element), limits)),
                    null);
        } catch (MalformedAsn1Exception malformed) {
            return new CmsContainer.Entry(null, malformed.getMessage());
        }
    }

    private static void requireFew(@Nullable ASN1Set elements, int most, String what) throws MalformedAsn1Exception {
        if (elements != null && elements.size() > most) {
            throw new MalformedAsn1Exception(
                    "It has " + elements.size() + " " + what + "; at most " + most + " are read.");
        }
    }

    private void warnAboutDigests(ASN1Set digestAlgorithms, List<CmsContainer.Entry> signers) {
        Set<ASN1ObjectIdentifier> announced = new HashSet<>();
        for (ASN1Encodable element : digestAlgorithms) {
            announced.add(AlgorithmIdentifier.getInstance(element).getAlgorithm());
        }
        for (CmsContainer.Entry entry : signers) {
            CmsSigner signer = entry.signer();
            if (signer != null && !announced.contains(signer.digestAlgorithm().getAlgorithm())) {
                warnings.add("A signer's digest algorithm is not announced in digestAlgorithms.");
            }
        }
    }

    /** RFC 5652 section 5.1. The version is not signed, and readers must not refuse a wrong one. */
    private void warnAboutVersion(SignedData signedData, List<CmsContainer.Entry> signers) {
        int expected = 1;
        if (hasOther(signedData.getCertificates(), OTHER_CERTIFICATE)
                || hasOther(signedData.getCRLs(), OTHER_REVOCATION_INFO)) {
            expected = 5;
        } else if (hasOther(signedData.getCertificates(), ATTRIBUTE_CERTIFICATE_V2)) {
            expected = 4;
        } else if (hasOther(signedData.getCertificates(), ATTRIBUTE_CERTIFICATE_V1)
                || !signedData.getEncapContentInfo().getContentType().equals(CMSObjectIdentifiers.data)
                || signers.stream().anyMatch(CmsReader::isNamedByKey)) {
            expected = 3;
        }
        if (!signedData.getVersion().hasValue(expected)) {
            warnings.add("The version of the SignedData does not belong to its form.");
        }
    }

    private static boolean isNamedByKey(CmsContainer.Entry entry) {
        return entry.signer() != null && entry.signer().isNamedByKey();
    }

    private static boolean hasOther(@Nullable ASN1Set elements, int tag) {
        if (elements != null) {
            for (ASN1Encodable element : elements) {
                if (element instanceof ASN1TaggedObject tagged && tagged.getTagNo() == tag) {
                    return true;
                }
            }
        }
        return false;
    }
}
