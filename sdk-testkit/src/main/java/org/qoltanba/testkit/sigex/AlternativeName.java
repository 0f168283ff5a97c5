package org.qoltanba.testkit.sigex;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A subject alternative name (contract section 5.7, {@code subjectAltNameStructure}).
 *
 * @param type the name of the choice in RFC 5280
 * @param value the text
 */
record AlternativeName(String type, String value) {

    /** Takes the kinds of names that are text. */
    static Optional<AlternativeName> of(GeneralName name) {
        String type = switch (name.getTagNo()) {
            case GeneralName.rfc822Name -> "rfc822Name";
            case GeneralName.dNSName -> "dNSName";
            case GeneralName.uniformResourceIdentifier -> "uniformResourceIdentifier";
            default -> "";
        };
        return !type.isEmpty() && name.getName() instanceof ASN1String text
                ? Optional.of(new AlternativeName(type, text.getString()))
                : Optional.empty();
    }
}
