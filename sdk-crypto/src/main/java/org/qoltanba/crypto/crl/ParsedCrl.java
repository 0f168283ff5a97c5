package org.qoltanba.crypto.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.Asn1Times;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.path.IssuedSignature;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A certificate revocation list. Its entries are not unpacked: national lists have hundreds of thousands of them, of
 * which a verifier asks for one or two.
 *
 * <p>Immutable but for a memory of verified signatures; safe to share between threads.
 */
public final class ParsedCrl {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.cRLNumber,
            Extension.deltaCRLIndicator,
            Extension.issuingDistributionPoint,
            Extension.authorityKeyIdentifier);
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD_IN_ENTRY =
            Set.of(Extension.reasonCode, Extension.invalidityDate);
    private static final int REMEMBERED_ISSUERS = 16;

    private final Bytes encoded;
    private final CertificateList structure;
    private final X500Name issuer;
    private final Instant thisUpdate;
    private final @Nullable Instant nextUpdate;
    private final @Nullable BigInteger number;
    private final @Nullable BigInteger baseNumber;
    private final @Nullable IssuingDistributionPoint distributionPoint;
    private final boolean understood;
    private final Set<ParsedCertificate> verifiedIssuers = ConcurrentHashMap.newKeySet();

    private ParsedCrl(Bytes encoded, CertificateList structure) {
        this.encoded = encoded;
        this.structure = structure;
        TBSCertList list = structure.getTBSCertList();
        this.issuer = list.getIssuer();
        this.thisUpdate = instant(list.getThisUpdate());
        this.nextUpdate = list.getNextUpdate() == null ? null : instant(list.getNextUpdate());
        Extensions extensions = list.getExtensions();
        this.number = number(extensions, Extension.cRLNumber);
        this.baseNumber = number(extensions, Extension.deltaCRLIndicator);
        this.distributionPoint = extensions == null
                ? null
                : IssuingDistributionPoint.getInstance(
                        extensions.getExtensionParsedValue(Extension.issuingDistributionPoint));
        Objects.requireNonNull(structure.getSignature().getOctets(), "signature");
        this.understood = extensions == null || UNDERSTOOD.containsAll(Set.of(extensions.getCriticalExtensionOIDs()));
    }

    private static Instant instant(Time time) {
        return time.getDate().toInstant();
    }

    private static @Nullable BigInteger number(@Nullable Extensions extensions, ASN1ObjectIdentifier type) {
        if (extensions == null || extensions.getExtension(type) == null) {
            return null;
        }
        return ASN1Integer.getInstance(extensions.getExtensionParsedValue(type)).getValue();
    }

    /**
     * Reads a list.
     *
     * @param der the encoding, at most 64 MiB, nothing before or after it
     * @return the list
     * @throws MalformedAsn1Exception if it is no CRL
     */
    public static ParsedCrl parse(Bytes der) throws MalformedAsn1Exception {
        byte[] content = der.toArray();
        Asn1Scanner.requireSingle(content, Asn1Bounds.REVOCATION_LIST);
        return Asn1Reader.read("a certificate revocation list (RFC 5280)", () -> {
            try (ASN1InputStream lazily = new ASN1InputStream(content, true)) {
                return new ParsedCrl(der, CertificateList.getInstance(lazily.readObject()));
            }
        });
    }

    /**
     * The list as it came.
     *
     * @return DER
     */
    public Bytes encoded() {
        return encoded;
    }

    /**
     * Whether a certificate has the name of the list's issuer; only the signature tells whether it is.
     *
     * @param authority the certificate
     * @return true if the names are equal
     */
    public boolean isNamedAfter(ParsedCertificate authority) {
        return issuer.equals(authority.holder().getSubject());
    }

    /**
     * Whether an authority signed the list.
     *
     * @param authority the authority
     * @param suites the algorithms at hand
     * @param keys decodes the authority's key
     * @return true only if the signature verifies
     * @throws AlgorithmRefusedException if the algorithm or the key is unsupported, weak, or contradicts itself
     */
    public boolean isSignedBy(ParsedCertificate authority, SuiteRegistry suites, CertificateKeys keys)
            throws AlgorithmRefusedException {
        if (verifiedIssuers.contains(authority)) {
            return true;
        }
        IssuedSignature signature;
        try {
            signature = new IssuedSignature(
                    structure.getTBSCertList().getEncoded(),
                    structure.getTBSCertList().getSignature(),
                    structure.getSignatureAlgorithm(),
                    structure.getSignature().getOctets());
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
        boolean signed = signature.isBy(authority, suites, keys);
        if (signed && verifiedIssuers.size() < REMEMBERED_ISSUERS) {
            verifiedIssuers.add(authority);
        }
        return signed;
    }

    /**
     * Looks a certificate up. Reads through the list; the cost grows with its length.
     *
     * @param serialNumber the certificate's serial number
     * @return the last entry about it; empty if it is not listed
     * @throws MalformedAsn1Exception if the list turns out to be malformed
     */
    public Optional<CrlEntry> entry(BigInteger serialNumber) throws MalformedAsn1Exception {
        return Asn1Reader.read("a well-formed list", () -> lastEntry(serialNumber));
    }

    private Optional<CrlEntry> lastEntry(BigInteger serialNumber) {
        CrlEntry found = null;
        Enumeration<?> entries = structure.getTBSCertList().getRevokedCertificateEnumeration();
        while (entries.hasMoreElements()) {
            TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) entries.nextElement();
            if (entry.getUserCertificate().hasValue(serialNumber)) {
                found = read(entry);
            }
        }
        return Optional.ofNullable(found);
    }

    private static CrlEntry read(TBSCertList.CRLEntry entry) {
        Extensions extensions = entry.getExtensions();
        int reasonCode = 0;
        boolean entryUnderstood = true;
        Instant invalidSince = null;
        if (extensions != null) {
            entryUnderstood = UNDERSTOOD_IN_ENTRY.containsAll(Set.of(extensions.getCriticalExtensionOIDs()));
            if (extensions.getExtension(Extension.reasonCode) != null) {
                reasonCode = ASN1Enumerated.getInstance(extensions.getExtensionParsedValue(Extension.reasonCode))
                        .intValueExact();
            }
            if (extensions.getExtension(Extension.invalidityDate) != null) {
                invalidSince = Asn1Times.utc(
                        ASN1GeneralizedTime.getInstance(extensions.getExtensionParsedValue(Extension.invalidityDate)));
            }
        }
        return new CrlEntry(instant(entry.getRevocationDate()), reasonCode, invalidSince, entryUnderstood);
    }

    /**
     * Where the lists of changes to this one are (RFC 5280 section 5.2.6).
     *
     * @return the CRLDistPoint; empty if it does not say
     */
    public Optional<ASN1Encodable> freshestPoints() {
        Extensions extensions = structure.getTBSCertList().getExtensions();
        return extensions == null
                ? Optional.empty()
                : Optional.ofNullable(extensions.getExtensionParsedValue(Extension.freshestCRL));
    }

    /**
     * When the list was made.
     *
     * @return the instant
     */
    public Instant thisUpdate() {
        return thisUpdate;
    }

    /**
     * When a newer list will be there at the latest.
     *
     * @return the instant; empty in lists that break RFC 5280
     */
    public Optional<Instant> nextUpdate() {
        return Optional.ofNullable(nextUpdate);
    }

    /**
     * The number that grows with each list.
     *
     * @return the number, if present
     */
    public Optional<BigInteger> number() {
        return Optional.ofNullable(number);
    }

    /**
     * The number of the complete list a delta list adds to.
     *
     * @return the number; empty if this list is complete
     */
    public Optional<BigInteger> baseNumber() {
        return Optional.ofNullable(baseNumber);
    }

    /**
     * Which certificates the list is about.
     *
     * @return the extension; empty if it is about all of its issuer
     */
    public Optional<IssuingDistributionPoint> distributionPoint() {
        return Optional.ofNullable(distributionPoint);
    }

    /**
     * Whether all critical extensions are known.
     *
     * @return false if the list must not be relied on
     */
    public boolean isUnderstood() {
        return understood;
    }
}
