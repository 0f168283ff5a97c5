package org.qoltanba.testkit.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate of the authority shall say, apart from key, serial number and issuer.
 *
 * @param subject the holder
 * @param validity from when until when
 * @param keyUsage bits of {@link org.bouncycastle.asn1.x509.KeyUsage}
 * @param purposes object identifiers of the extended key usage; empty for none
 * @param purposesCritical whether that extension is critical, as RFC 3161 demands of time stamping
 * @param policy the certificate policy, or null
 * @param role what else sets the certificate apart
 */
record CertificateProfile(
        X500Name subject,
        Validity validity,
        int keyUsage,
        List<ASN1ObjectIdentifier> purposes,
        boolean purposesCritical,
        @Nullable ASN1ObjectIdentifier policy,
        Role role) {

    /** Who holds the certificate; each has an extension of its own. */
    enum Role {
        ROOT,
        HOLDER,
        OCSP_RESPONDER,
        TIME_STAMP_AUTHORITY
    }

    CertificateProfile {
        purposes = List.copyOf(purposes);
    }

    /** The instants between which a certificate is valid, both included (RFC 5280 section 4.1.2.5). */
    record Validity(Instant from, Instant until) {

        static Validity around(Instant now, Duration before, Duration after) {
            return new Validity(now.minus(before), now.plus(after));
        }
    }
}
