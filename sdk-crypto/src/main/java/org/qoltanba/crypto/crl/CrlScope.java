package org.qoltanba.crypto.crl;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Whether a list is about a certificate (RFC 5280 sections 5.2.5, 6.3.3 b). */
public final class CrlScope {

    private CrlScope() {}

    /**
     * Compares the list's scope with the certificate.
     *
     * @param list the list; that it names the certificate's issuer is known
     * @param certificate the certificate
     * @return true only if the absence of the certificate from the list means that it is good
     */
    public static boolean covers(ParsedCrl list, ParsedCertificate certificate) {
        IssuingDistributionPoint scope = list.distributionPoint().orElse(null);
        if (scope == null) {
            return true;
        }
        if (scope.isIndirectCRL() || scope.onlyContainsAttributeCerts() || scope.getOnlySomeReasons() != null) {
            return false;
        }
        boolean authority =
                certificate.basicConstraints().filter(BasicConstraints::isCA).isPresent();
        if (authority ? scope.onlyContainsUserCerts() : scope.onlyContainsCACerts()) {
            return false;
        }
        return scope.getDistributionPoint() == null || isPointedTo(scope.getDistributionPoint(), certificate);
    }

    private static boolean isPointedTo(DistributionPointName scope, ParsedCertificate certificate) {
        Set<GeneralName> wanted = names(scope);
        CRLDistPoint points = CRLDistPoint.fromExtensions(certificate.holder().getExtensions());
        if (points == null) {
            return false;
        }
        for (DistributionPoint point : points.getDistributionPoints()) {
            // A point for some reasons or of another issuer says nothing about the rest
            if (point.getReasons() == null
                    && point.getCRLIssuer() == null
                    && names(point.getDistributionPoint()).stream().anyMatch(wanted::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Names relative to the issuer are rare and count as no name. */
    private static Set<GeneralName> names(@Nullable DistributionPointName point) {
        if (point == null || point.getType() != DistributionPointName.FULL_NAME) {
            return Set.of();
        }
        return new HashSet<>(
                Arrays.asList(GeneralNames.getInstance(point.getName()).getNames()));
    }
}
