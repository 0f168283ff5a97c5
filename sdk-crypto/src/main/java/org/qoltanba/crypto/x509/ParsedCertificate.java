package org.qoltanba.crypto.x509;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Inn;
import org.qoltanba.api.signature.KeyStoreType;
import org.qoltanba.api.signature.Ogrn;
import org.qoltanba.api.signature.Ogrnip;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.Snils;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * A certificate whose structure and known extensions were read completely, so that nobody who uses it meets a surprise
 * later. The one implementation of {@link SignerCertificate} in this module.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ParsedCertificate implements SignerCertificate {

    private static final int MOST_NAMES = 64;

    private final Bytes encoded;
    private final X509CertificateHolder holder;
    private final @Nullable KeyUsage keyUsage;
    private final @Nullable BasicConstraints basicConstraints;
    private final byte @Nullable [] subjectKeyIdentifier;
    private final byte @Nullable [] authorityKeyIdentifier;
    private final Set<Authority> authorities;
    private final boolean hasExtendedKeyUsage;
    private final @Nullable KeyStoreType keyStoreType;
    private final Instant notBefore;
    private final Instant notAfter;
    private final int hash;

    private ParsedCertificate(Bytes encoded, X509CertificateHolder holder) throws MalformedAsn1Exception {
        this.encoded = encoded;
        this.hash = encoded.hashCode();
        this.holder = holder;
        requireFewNames(holder.getSubject());
        requireFewNames(holder.getIssuer());
        Extensions extensions = holder.getExtensions();
        requireDistinct(extensions);
        this.keyUsage = KeyUsage.fromExtensions(extensions);
        this.basicConstraints = BasicConstraints.fromExtensions(extensions);
        SubjectKeyIdentifier subjectKey = SubjectKeyIdentifier.fromExtensions(extensions);
        this.subjectKeyIdentifier = subjectKey == null ? null : subjectKey.getKeyIdentifier();
        AuthorityKeyIdentifier authorityKey = AuthorityKeyIdentifier.fromExtensions(extensions);
        this.authorityKeyIdentifier = authorityKey == null ? null : authorityKey.getKeyIdentifierOctets();
        ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(extensions);
        this.hasExtendedKeyUsage = purposes != null;
        Set<Authority> found = new LinkedHashSet<>();
        if (purposes != null) {
            for (KeyPurposeId purpose : purposes.getUsages()) {
                found.add(Authority.ofOid(purpose.getId()));
            }
        }
        this.authorities = Collections.unmodifiableSet(found);
        this.keyStoreType = KazakhExtensions.keyStoreType(extensions);
        this.notBefore = holder.getNotBefore().toInstant();
        this.notAfter = holder.getNotAfter().toInstant();
        // Key and signature are read lazily by the parser; let it stumble now
        Objects.requireNonNull(
                holder.getSubjectPublicKeyInfo().getPublicKeyData().getOctets(), "subjectPublicKey");
        Objects.requireNonNull(holder.getSignature(), "signature");
    }

    /** Comparing names costs the square of their length. */
    private static void requireFewNames(X500Name name) throws MalformedAsn1Exception {
        if (name.size() > MOST_NAMES) {
            throw new MalformedAsn1Exception("A distinguished name has more than " + MOST_NAMES + " parts.");
        }
    }

    private static void requireDistinct(@Nullable Extensions extensions) throws MalformedAsn1Exception {
        if (extensions == null) {
            return;
        }
        ASN1ObjectIdentifier[] types = extensions.getExtensionOIDs();
        if (new HashSet<>(Arrays.asList(types)).size() != types.length) {
            throw new MalformedAsn1Exception("An extension occurs twice.");
        }
    }

    /**
     * Reads a certificate.
     *
     * @param der the encoding, nothing before or after it
     * @return the certificate
     * @throws MalformedAsn1Exception if it is no certificate, or one of its known extensions is malformed
     */
    public static ParsedCertificate parse(Bytes der) throws MalformedAsn1Exception {
        byte[] content = der.toArray();
        Asn1Scanner.requireSingle(content, Asn1Bounds.CERTIFICATE);
        return Asn1Reader.read(
                "an X.509 certificate (RFC 5280)",
                () -> new ParsedCertificate(der, new X509CertificateHolder(content)));
    }

    /**
     * Takes any certificate as one of this class.
     *
     * @param certificate from the SDK or of the caller's own making
     * @return the same, or its encoding read anew
     * @throws MalformedAsn1Exception if its encoding is no certificate
     */
    public static ParsedCertificate of(SignerCertificate certificate) throws MalformedAsn1Exception {
        return certificate instanceof ParsedCertificate parsed ? parsed : parse(certificate.encoded());
    }

    /**
     * The structure.
     *
     * @return the parsed ASN.1
     */
    public X509CertificateHolder holder() {
        return holder;
    }

    /**
     * The structure as it stands in other structures.
     *
     * @return the parsed ASN.1
     */
    public Certificate structure() {
        return holder.toASN1Structure();
    }

    /**
     * What the key may be used for (RFC 5280 section 4.2.1.3).
     *
     * @return the extension, if present
     */
    public Optional<KeyUsage> keyUsage() {
        return Optional.ofNullable(keyUsage);
    }

    /**
     * Whether it belongs to an authority (RFC 5280 section 4.2.1.9).
     *
     * @return the extension, if present
     */
    public Optional<BasicConstraints> basicConstraints() {
        return Optional.ofNullable(basicConstraints);
    }

    /**
     * Whether there is an extended key usage at all; {@link #authorities()} is empty without one.
     *
     * @return true if the extension is present
     */
    public boolean hasExtendedKeyUsage() {
        return hasExtendedKeyUsage;
    }

    /**
     * Whether subject and issuer have the same name.
     *
     * @return true for roots and for authorities that change their key
     */
    public boolean isSelfIssued() {
        return holder.getSubject().equals(holder.getIssuer());
    }

    /**
     * Whether a certificate names this one as its issuer: by name, and by key identifier if both have one.
     *
     * @param issued the certificate
     * @return true if this may be the issuer; only the signature tells
     */
    public boolean mayHaveIssued(ParsedCertificate issued) {
        return holder.getSubject().equals(issued.holder.getIssuer())
                && (subjectKeyIdentifier == null
                        || issued.authorityKeyIdentifier == null
                        || Arrays.equals(subjectKeyIdentifier, issued.authorityKeyIdentifier));
    }

    /**
     * Whether it has a subject key identifier of this value (RFC 5280 section 4.2.1.2).
     *
     * @param keyIdentifier the value
     * @return true if equal
     */
    public boolean hasSubjectKeyIdentifier(byte[] keyIdentifier) {
        return subjectKeyIdentifier != null && Arrays.equals(subjectKeyIdentifier, keyIdentifier);
    }

    @Override
    public Bytes encoded() {
        return encoded;
    }

    @Override
    public String subject() {
        return text(holder.getSubject());
    }

    @Override
    public String issuer() {
        return text(holder.getIssuer());
    }

    private static String text(X500Name name) {
        return BCStyle.INSTANCE.toString(name);
    }

    @Override
    public BigInteger serialNumber() {
        return holder.getSerialNumber();
    }

    @Override
    public Instant notBefore() {
        return notBefore;
    }

    @Override
    public Instant notAfter() {
        return notAfter;
    }

    @Override
    public Optional<String> commonName() {
        return SubjectText.first(holder.getSubject(), BCStyle.CN);
    }

    @Override
    public Optional<String> organization() {
        return SubjectText.first(holder.getSubject(), BCStyle.O);
    }

    @Override
    public Optional<Iin> iin() {
        return SubjectText.first(holder.getSubject(), BCStyle.SERIALNUMBER, text -> numbered(text, "IIN"))
                .map(Iin::new);
    }

    @Override
    public Optional<Bin> bin() {
        return SubjectText.first(holder.getSubject(), BCStyle.OU, text -> numbered(text, "BIN"))
                .map(Bin::new);
    }

    private static Optional<String> numbered(String text, String prefix) {
        return text.matches(prefix + "[0-9]{12}") ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }

    @Override
    public Optional<Inn> inn() {
        return RussianNumbers.inn(holder.getSubject());
    }

    @Override
    public Optional<Inn> organizationInn() {
        return RussianNumbers.organizationInn(holder.getSubject());
    }

    @Override
    public Optional<Ogrn> ogrn() {
        return RussianNumbers.ogrn(holder.getSubject());
    }

    @Override
    public Optional<Ogrnip> ogrnip() {
        return RussianNumbers.ogrnip(holder.getSubject());
    }

    @Override
    public Optional<Snils> snils() {
        return RussianNumbers.snils(holder.getSubject());
    }

    @Override
    public Optional<String> userId() {
        return SubjectText.first(holder.getSubject(), BCStyle.UID);
    }

    @Override
    public Optional<KeyStoreType> keyStoreType() {
        return Optional.ofNullable(keyStoreType);
    }

    @Override
    public Set<Authority> authorities() {
        return authorities;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParsedCertificate that && hash == that.hash && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Serial number and issuer, not the person. */
    @Override
    public String toString() {
        return "Certificate[serial number " + serialNumber().toString(16) + ", issued by " + issuer() + "]";
    }
}
