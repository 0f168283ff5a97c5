package org.qoltanba.crypto.validation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The signed statement which certificate the signer used: the first entry of attribute signing-certificate (RFC 2634) or
 * signing-certificate-v2 (RFC 5035).
 */
final class CertificateReference {

    private final String digestOid;
    private final byte[] hash;
    private final @Nullable IssuerSerial issuerSerial;

    private CertificateReference(String digestOid, byte[] hash, @Nullable IssuerSerial issuerSerial) {
        this.digestOid = digestOid;
        this.hash = hash;
        this.issuerSerial = issuerSerial;
    }

    /**
     * Reads the one that is there.
     *
     * @throws MalformedAsn1Exception if it is malformed
     */
    static Optional<CertificateReference> in(AttributeTable attributes) throws MalformedAsn1Exception {
        return Asn1Reader.read("a reference to a certificate", () -> read(attributes));
    }

    private static Optional<CertificateReference> read(AttributeTable attributes) {
        Optional<ASN1Encodable> second = attributes.only(AttributeTypes.SIGNING_CERTIFICATE_V2);
        if (second.isPresent()) {
            ESSCertIDv2[] entries =
                    SigningCertificateV2.getInstance(second.get()).getCerts();
            requireEntry(entries.length);
            return Optional.of(new CertificateReference(
                    entries[0].getHashAlgorithm().getAlgorithm().getId(),
                    entries[0].getCertHash(),
                    entries[0].getIssuerSerial()));
        }
        Optional<ASN1Encodable> first = attributes.only(AttributeTypes.SIGNING_CERTIFICATE);
        if (first.isPresent()) {
            ESSCertID[] entries = SigningCertificate.getInstance(first.get()).getCerts();
            requireEntry(entries.length);
            return Optional.of(new CertificateReference(
                    OIWObjectIdentifiers.idSHA1.getId(), entries[0].getCertHash(), entries[0].getIssuerSerial()));
        }
        return Optional.empty();
    }

    private static void requireEntry(int entries) {
        if (entries == 0) {
            throw new IllegalArgumentException("No certificate is referenced.");
        }
    }

    /** SHA-1 is what the older attribute is made with. To find a second certificate with a given hash is not feasible. */
    boolean isOld() {
        return digestOid.equals(OIWObjectIdentifiers.idSHA1.getId());
    }

    /** Whether the digest can be computed. */
    boolean isSupported(AlgorithmProfile profile) {
        return newDigest(profile).isPresent();
    }

    /** Whether a certificate is the referenced one: its hash, and if given its issuer and serial number. */
    boolean matches(ParsedCertificate certificate, AlgorithmProfile profile) {
        return newDigest(profile)
                        .filter(digest -> MessageDigest.isEqual(
                                hash, digest.digest(certificate.encoded().toArray())))
                        .isPresent()
                && (issuerSerial == null || agrees(issuerSerial, certificate));
    }

    private Optional<MessageDigest> newDigest(AlgorithmProfile profile) {
        return isOld() ? sha1() : profile.newDigest(digestOid);
    }

    private static Optional<MessageDigest> sha1() {
        try {
            return Optional.of(MessageDigest.getInstance("SHA-1"));
        } catch (NoSuchAlgorithmException withdrawn) {
            return Optional.empty();
        }
    }

    private static boolean agrees(IssuerSerial reference, ParsedCertificate certificate) {
        GeneralName[] names = reference.getIssuer().getNames();
        return reference.getSerial().hasValue(certificate.serialNumber())
                && names.length == 1
                && GeneralNames.getInstance(reference.getIssuer())
                        .equals(new GeneralNames(
                                new GeneralName(certificate.holder().getIssuer())));
    }
}
