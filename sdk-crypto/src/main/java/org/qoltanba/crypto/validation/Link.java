package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.List;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** A certificate and who issued it. */
record Link(ParsedCertificate certificate, ParsedCertificate issuer) {

    /** The signer first; nothing for the anchor. */
    static List<Link> of(CertificatePath path) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i + 1 < path.certificates().size(); i++) {
            links.add(new Link(path.certificates().get(i), path.certificates().get(i + 1)));
        }
        return links;
    }

    /** The certificate for people, without the person. */
    String who() {
        return "The certificate with serial number "
                + certificate.serialNumber().toString(16);
    }
}
