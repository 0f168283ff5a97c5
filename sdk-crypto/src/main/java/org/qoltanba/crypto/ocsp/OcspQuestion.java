package org.qoltanba.crypto.ocsp;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Asks a responder about one certificate (RFC 6960 section 4.1), with a nonce (RFC 9654). */
public final class OcspQuestion {

    /** How long a nonce is, in bytes (RFC 9654 section 2.1). */
    public static final int NONCE_OCTETS = 32;

    private OcspQuestion() {}

    /**
     * Writes the question.
     *
     * @param certificate the certificate in question
     * @param issuer its issuer
     * @param nonce random octets
     * @return an OCSPRequest in DER
     */
    public static Bytes about(ParsedCertificate certificate, ParsedCertificate issuer, Bytes nonce) {
        try {
            Extension wrapped = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                    false,
                    new DEROctetString(nonce.toArray()).getEncoded(ASN1Encoding.DER));
            TBSRequest request = new TBSRequest(
                    null,
                    new DERSequence(new Request(CertificateId.sha1(certificate, issuer), null)),
                    new Extensions(wrapped));
            return Bytes.of(new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }
}
