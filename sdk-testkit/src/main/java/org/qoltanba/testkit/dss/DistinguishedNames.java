package org.qoltanba.testkit.dss;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Distinguished names as requests write them: values by object identifier. */
final class DistinguishedNames {

    private DistinguishedNames() {}

    /** The name of the holder. */
    static Map<String, String> of(X509Certificate certificate) {
        Map<String, String> values = new LinkedHashMap<>();
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN part : name.getRDNs()) {
            for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
                values.put(attribute.getType().getId(), IETFUtils.valueToString(attribute.getValue()));
            }
        }
        return values;
    }
}
