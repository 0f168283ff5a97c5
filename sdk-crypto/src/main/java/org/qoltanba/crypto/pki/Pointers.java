package org.qoltanba.crypto.pki;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The addresses a certificate or list points to (RFC 5280 sections 4.2.1.13, 4.2.2.1, 5.2.6): those for HTTP, the first
 * few of them. They come from whoever made the certificate, so that nothing is assumed about them but their form.
 */
final class Pointers {

    private static final int MOST = 4;
    private static final int LONGEST = 2048;

    private Pointers() {}

    /** Where to ask about a certificate by OCSP. */
    static List<URI> ocsp(ParsedCertificate certificate) {
        return access(certificate, AccessDescription.id_ad_ocsp);
    }

    /** Where the issuer's certificates are. */
    static List<URI> issuers(ParsedCertificate certificate) {
        return access(certificate, AccessDescription.id_ad_caIssuers);
    }

    /** Where the lists are that tell about a certificate. */
    static List<URI> lists(ParsedCertificate certificate) {
        return points(value(certificate.holder().getExtension(Extension.cRLDistributionPoints)));
    }

    /** Where the lists of changes are. */
    static List<URI> deltaLists(ParsedCertificate certificate) {
        return points(value(certificate.holder().getExtension(Extension.freshestCRL)));
    }

    /** The same, as a complete list names them. */
    static List<URI> points(@Nullable ASN1Encodable distributionPoints) {
        Set<URI> found = new LinkedHashSet<>();
        if (distributionPoints != null) {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(distributionPoints).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                // A point for some reasons or of another issuer cannot tell that a certificate is good
                if (name != null
                        && name.getType() == DistributionPointName.FULL_NAME
                        && point.getReasons() == null
                        && point.getCRLIssuer() == null) {
                    for (GeneralName location :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        address(location).ifPresent(found::add);
                    }
                }
            }
        }
        return first(found);
    }

    private static List<URI> access(ParsedCertificate certificate, ASN1ObjectIdentifier method) {
        ASN1Encodable value = value(certificate.holder().getExtension(Extension.authorityInfoAccess));
        Set<URI> found = new LinkedHashSet<>();
        if (value != null) {
            for (AccessDescription description :
                    AuthorityInformationAccess.getInstance(value).getAccessDescriptions()) {
                if (description.getAccessMethod().equals(method)) {
                    address(description.getAccessLocation()).ifPresent(found::add);
                }
            }
        }
        return first(found);
    }

    private static @Nullable ASN1Encodable value(@Nullable Extension extension) {
        return extension == null ? null : extension.getParsedValue();
    }

    private static List<URI> first(Set<URI> found) {
        return new ArrayList<>(found).subList(0, Math.min(MOST, found.size()));
    }

    private static Optional<URI> address(GeneralName location) {
        if (location.getTagNo() != GeneralName.uniformResourceIdentifier
                || !(location.getName() instanceof ASN1String text)
                || text.getString().length() > LONGEST) {
            return Optional.empty();
        }
        // Some certificates hold two addresses in one text: "http://one<line break>URL=http://two"
        String first = text.getString().strip().split("[\\s\\x00]|URL=", 2)[0];
        try {
            URI address = new URI(first);
            boolean usable = address.getScheme() != null
                    && List.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
            return usable ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
