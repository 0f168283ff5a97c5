package org.qoltanba.crypto.key;

import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * What a PKCS#12 bag says about its content (RFC 2985 section 5.5).
 *
 * @param friendlyName a name for people
 * @param localKeyId the same for a key and its certificate
 */
record BagAttributes(
        @Nullable String friendlyName, @Nullable Bytes localKeyId) {

    static BagAttributes of(PKCS12SafeBag bag) {
        String friendlyName = null;
        Bytes localKeyId = null;
        Attribute[] attributes = bag.getAttributes();
        if (attributes != null) {
            for (Attribute attribute : attributes) {
                ASN1Encodable value =
                        attribute.getAttrValues().size() == 0 ? null : attribute.getAttributeValues()[0];
                if (attribute.getAttrType().equals(PKCS12SafeBag.friendlyNameAttribute)
                        && value instanceof ASN1BMPString name) {
                    friendlyName = name.getString();
                }
                if (attribute.getAttrType().equals(PKCS12SafeBag.localKeyIdAttribute)
                        && value instanceof ASN1OctetString id) {
                    localKeyId = Bytes.of(id.getOctets());
                }
            }
        }
        return new BagAttributes(friendlyName, localKeyId);
    }
}
