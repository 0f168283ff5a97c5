package org.qoltanba.crypto.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The signed statement which certificate the signer used: the first entry of attribute signing-certificate (RFC 2634) or
 * signing-certificate-v2 (RFC 5035).
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CertificateReference {

    private final String digestOid;
    private final byte[] hash;
    private final @Nullable IssuerSerial issuerSerial;

    private CertificateReference(String digestOid, byte[] hash, @Nullable IssuerSerial issuerSerial) {
        this.digestOid = digestOid;
        this.hash = hash;
        this.issuerSerial = issuerSerial;
    }

    /**
     * Reads the one that is there; the newer attribute, if both are.
     *
     * @param attributes the signed attributes
     * @return the reference; empty if there is none
     * @throws MalformedAsn1Exception if it is malformed
     */
    public static Optional<CertificateReference> in(AttributeTable attributes) throws MalformedAsn1Exception {
        return Asn1Reader.read("a reference to a certificate", () -> read(attributes));
    }

    /**
     * Reads both, if both are there; a certificate has to match each.
     *
     * @param attributes the signed attributes
     * @return the newer one first; empty if there is none
     * @throws MalformedAsn1Exception if one is malformed
     */
    public static List<CertificateReference> allIn(AttributeTable attributes) throws MalformedAsn1Exception {
        return Asn1Reader.read(
                "references to certificates",
                () -> Stream.of(second(attributes), first(attributes))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<CertificateReference> read(AttributeTable attributes) {
        return second(attributes).or(() -> first(attributes));
    }

    private static Optional<CertificateReference> second(AttributeTable attributes) {
        return attributes.only(PKCSObjectIdentifiers.id_aa_signingCertificateV2).map(value -> {
            ESSCertIDv2[] entries = SigningCertificateV2.getInstance(value).getCerts();
            requireEntry(entries.length);
            return new CertificateReference(
                    entries[0].getHashAlgorithm().getAlgorithm().getId(),
                    entries[0].getCertHash(),
                    entries[0].getIssuerSerial());
        });
    }

    private static Optional<CertificateReference> first(AttributeTable attributes) {
        return attributes.only(PKCSObjectIdentifiers.id_aa_signingCertificate).map(value -> {
            ESSCertID[] entries = SigningCertificate.getInstance(value).getCerts();
            requireEntry(entries.length);
            return new CertificateReference(
                    OIWObjectIdentifiers.idSHA1.getId(), entries[0].getCertHash(), entries[0].getIssuerSerial());
        });
    }

    private static void requireEntry(int entries) {
        if (entries == 0) {
            throw new IllegalArgumentException("No certificate is referenced.");
        }
    }

    /**
     * Whether it is made with SHA-1, as the older attribute is. To find a second certificate with a given hash is not
     * feasible.
     *
     * @return true if so
     */
    public boolean isOld() {
        return digestOid.equals(OIWObjectIdentifiers.idSHA1.getId());
    }

    /**
     * Whether the digest can be computed.
     *
     * @param profile the algorithms at hand
     * @return true if so
     */
    public boolean isSupported(AlgorithmProfile profile) {
        return newDigest(profile).isPresent();
    }

    /**
     * Whether a certificate is the referenced one: its hash, and if given its issuer and serial number.
     *
     * @param certificate the certificate
     * @param profile the algorithms at hand
     * @return true only if all of them agree
     */
    public boolean matches(ParsedCertificate certificate, AlgorithmProfile profile) {
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
