package org.qoltanba.crypto.ocsp;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * How OCSP names a certificate: its serial number and digests of its issuer's name and key (RFC 6960 section 4.1.1).
 * The digest only finds; what is found is signed. So SHA-1, which most responders expect, does no harm here.
 */
final class CertificateId {

    private CertificateId() {}

    /** The name we ask by: SHA-1, which every responder understands. */
    static CertID sha1(ParsedCertificate certificate, ParsedCertificate issuer) {
        MessageDigest digest =
                sha1().orElseThrow(() -> new IllegalStateException("No installed security provider computes SHA-1."));
        return new CertID(
                new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
                new DEROctetString(digest.digest(encoded(issuer.holder().getSubject()))),
                new DEROctetString(digest.digest(keyOf(issuer))),
                new ASN1Integer(certificate.serialNumber()));
    }

    /** Whether a name is that of a certificate, by whatever digest it was made with. */
    static boolean names(CertID id, ParsedCertificate certificate, ParsedCertificate issuer, AlgorithmProfile profile) {
        if (!id.getSerialNumber().hasValue(certificate.serialNumber())) {
            return false;
        }
        Optional<MessageDigest> digest =
                newDigest(id.getHashAlgorithm().getAlgorithm().getId(), profile);
        return digest.isPresent()
                && MessageDigest.isEqual(
                        digest.get().digest(keyOf(issuer)),
                        id.getIssuerKeyHash().getOctets())
                && namesIssuer(id, certificate, issuer, digest.get());
    }

    /** The two may be encoded differently and mean the same; responders take either. */
    private static boolean namesIssuer(
            CertID id, ParsedCertificate certificate, ParsedCertificate issuer, MessageDigest digest) {
        byte[] named = id.getIssuerNameHash().getOctets();
        return MessageDigest.isEqual(digest.digest(encoded(certificate.holder().getIssuer())), named)
                || MessageDigest.isEqual(digest.digest(encoded(issuer.holder().getSubject())), named);
    }

    /** The SHA-1 of a key, by which responders name themselves. */
    static boolean isKeyHash(byte[] hash, ParsedCertificate certificate) {
        return sha1().filter(digest -> MessageDigest.isEqual(digest.digest(keyOf(certificate)), hash))
                .isPresent();
    }

    private static byte[] keyOf(ParsedCertificate certificate) {
        return certificate.holder().getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
    }

    private static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    private static Optional<MessageDigest> newDigest(String oid, AlgorithmProfile profile) {
        return oid.equals(OIWObjectIdentifiers.idSHA1.getId()) ? sha1() : profile.newDigest(oid);
    }

    private static Optional<MessageDigest> sha1() {
        try {
            return Optional.of(MessageDigest.getInstance("SHA-1"));
        } catch (NoSuchAlgorithmException withdrawn) {
            return Optional.empty();
        }
    }
}
