package org.qoltanba.crypto.archive;

import java.security.MessageDigest;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignerInfo;

/**
 * The message imprints of time stamps on references (RFC 5126 sections 6.3.5 and 6.3.6): attrType and attrValues of each
 * attribute, without the header of the attribute.
 */
public final class ReferenceImprints {

    private static final List<ASN1ObjectIdentifier> REFERENCES =
            List.of(AttributeTypes.CERTIFICATE_REFERENCES, AttributeTypes.REVOCATION_REFERENCES);

    private ReferenceImprints() {}

    /**
     * The imprint of a CAdES-C-time-stamp: signature value, signature-time-stamps, references.
     *
     * @param signer whom the time stamp is for
     * @param digest the time stamp's digest, reset
     * @return the imprint
     * @throws MalformedAsn1Exception if an attribute cannot be parsed
     */
    public static byte[] cadesC(RawSignerInfo signer, MessageDigest digest) throws MalformedAsn1Exception {
        digest.update(signer.value());
        update(signer, AttributeTypes.SIGNATURE_TIME_STAMP, digest);
        return references(signer, digest);
    }

    /**
     * The imprint of time-stamped-certs-crls-references: the references alone.
     *
     * @param signer whom the time stamp is for
     * @param digest the time stamp's digest, reset
     * @return the imprint
     * @throws MalformedAsn1Exception if an attribute cannot be parsed
     */
    public static byte[] references(RawSignerInfo signer, MessageDigest digest) throws MalformedAsn1Exception {
        for (ASN1ObjectIdentifier type : REFERENCES) {
            update(signer, type, digest);
        }
        return digest.digest();
    }

    private static void update(RawSignerInfo signer, ASN1ObjectIdentifier type, MessageDigest digest)
            throws MalformedAsn1Exception {
        for (RawAttribute attribute : signer.unsignedAttributes(type)) {
            digest.update(attribute.element().children().get(0).der());
            digest.update(attribute.set().der());
        }
    }
}
