package org.qoltanba.crypto.validation;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Finds certificates and revocation data in all places where signatures of the European baseline (SignedData, RFC 5652
 * and RFC 5940) and of the extended kind (unsigned attributes, RFC 5126 section 6.3) keep them. What cannot be read is
 * no evidence; that something is missing is reported where it is needed.
 */
final class EvidenceReader {

    private static final int MOST_OBJECTS = 400;
    private static final int LONG_LIST = 256 * 1024;

    private final EvidencePool pool;
    private final CertificateReader reader;
    private int objects;

    EvidenceReader(EvidencePool pool, CertificateReader reader) {
        this.pool = pool;
        this.reader = reader;
    }

    /** Reads a container's own sets. */
    void read(CmsContainer container) {
        pool.addCertificates(container.certificates());
        for (ASN1Encodable info : container.revocationInfos()) {
            gently(() -> readRevocationInfo(info));
        }
    }

    /** Reads a token: its own sets, and what was added to them. */
    void read(TimeStampToken token) {
        read(token.container());
        readValues(token.signer());
    }

    /** Reads an element of crls. */
    void readInfo(BerElement info) {
        gently(() -> readRevocationInfo(lazily(info)));
    }

    /** Reads an element of certificates. */
    void readCertificate(BerElement certificate) {
        gently(() -> pool.addCertificates(Set.of(reader.read(Bytes.of(certificate.encoded())))));
    }

    /** Reads a value of attribute certificate-values or revocation-values; passes over others. */
    void readValue(ASN1ObjectIdentifier type, BerElement value) {
        if (type.equals(AttributeTypes.CERTIFICATE_VALUES)) {
            gently(() -> readCertificates(lazily(value)));
        } else if (type.equals(AttributeTypes.REVOCATION_VALUES)) {
            gently(() -> readRevocationValues(lazily(value)));
        }
    }

    /** Reads certificate-values and revocation-values of a signer. */
    void readValues(CmsSigner signer) {
        signer.unsignedAttributes().ifPresent(attributes -> {
            for (Attribute attribute : attributes.all(AttributeTypes.CERTIFICATE_VALUES)) {
                attribute.getAttrValues().forEach(value -> gently(() -> readCertificates(value)));
            }
            for (Attribute attribute : attributes.all(AttributeTypes.REVOCATION_VALUES)) {
                attribute.getAttrValues().forEach(value -> gently(() -> readRevocationValues(value)));
            }
        });
    }

    /** Long lists stay the octets they came as. */
    private static ASN1Primitive lazily(BerElement element) throws IOException, MalformedAsn1Exception {
        try (ASN1InputStream in = new ASN1InputStream(element.encoded(), true)) {
            ASN1Primitive structure = in.readObject();
            if (structure == null) {
                throw new MalformedAsn1Exception("There is nothing to be read.");
            }
            return structure;
        }
    }

    private interface Reading {
        void run() throws IOException, MalformedAsn1Exception;
    }

    private static void gently(Reading reading) {
        try {
            reading.run();
        } catch (IOException | MalformedAsn1Exception | RuntimeException malformed) {
            // No evidence, then
        }
    }

    private void readRevocationInfo(ASN1Encodable info) throws IOException {
        if (info.toASN1Primitive() instanceof ASN1TaggedObject tagged) {
            OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(tagged, false);
            ASN1ObjectIdentifier format = other.getInfoFormat();
            if (format.equals(CMSObjectIdentifiers.id_ri_ocsp_response)) {
                readAnswer(OCSPResponse.getInstance(other.getInfo()));
            } else if (format.equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
                addAnswer(Bytes.of(der(other.getInfo())));
            }
        } else {
            addList(info);
        }
    }

    private void readAnswer(OCSPResponse answer) {
        ResponseBytes bytes = answer.getResponseBytes();
        if (bytes != null && bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
            addAnswer(Bytes.of(bytes.getResponse().getOctets()));
        }
    }

    private void readCertificates(ASN1Encodable values) throws IOException, MalformedAsn1Exception {
        Set<ParsedCertificate> certificates = new HashSet<>();
        for (ASN1Encodable value : ASN1Sequence.getInstance(values)) {
            if (isWithinLimit()) {
                certificates.add(reader.read(Bytes.of(der(value))));
            }
        }
        pool.addCertificates(certificates);
    }

    /** RFC 5126 section 6.3.4: lists under [0], answers under [1]. */
    private void readRevocationValues(ASN1Encodable values) throws IOException {
        for (ASN1Encodable field : ASN1Sequence.getInstance(values)) {
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(field);
            if (tagged.getTagNo() > 1) {
                continue;
            }
            for (ASN1Encodable value : ASN1Sequence.getInstance(tagged, true)) {
                if (tagged.getTagNo() == 0) {
                    addList(value);
                } else {
                    addAnswer(Bytes.of(der(value)));
                }
            }
        }
    }

    /** Long lists are taken as they came, which has to be DER: to parse one takes many times its size. */
    private void addList(ASN1Encodable list) throws IOException {
        if (isWithinLimit()) {
            byte[] asItCame = list.toASN1Primitive().getEncoded();
            pool.addList(Bytes.of(asItCame.length > LONG_LIST ? asItCame : der(list)));
        }
    }

    private void addAnswer(Bytes der) {
        if (isWithinLimit()) {
            pool.addAnswer(der);
        }
    }

    private boolean isWithinLimit() {
        return ++objects <= MOST_OBJECTS;
    }

    private static byte[] der(ASN1Encodable structure) throws IOException {
        return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }
}
