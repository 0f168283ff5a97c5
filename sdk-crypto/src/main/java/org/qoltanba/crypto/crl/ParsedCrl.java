package org.qoltanba.crypto.crl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.path.IssuedSignature;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.suite.Verification;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A certificate revocation list. It is read as a stream, once to index its entries and once for each issuer that may have
 * signed it, so that a national list of 20 MB needs neither its size in memory nor a search through all of it.
 *
 * <p>Immutable but for a memory of verified signatures; safe to share between threads.
 */
public final class ParsedCrl {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.cRLNumber,
            Extension.deltaCRLIndicator,
            Extension.issuingDistributionPoint,
            Extension.authorityKeyIdentifier);
    private static final int REMEMBERED_ISSUERS = 16;
    private static final int BUFFER = 64 * 1024;

    private final ListOctets octets;
    private final CrlStructure structure;
    private final @Nullable BigInteger number;
    private final @Nullable BigInteger baseNumber;
    private final @Nullable IssuingDistributionPoint distributionPoint;
    private final boolean understood;
    private final Set<ParsedCertificate> verifiedIssuers = ConcurrentHashMap.newKeySet();

    private ParsedCrl(ListOctets octets, CrlStructure structure) {
        this.octets = octets;
        this.structure = structure;
        Extensions extensions = structure.extensions();
        this.number = number(extensions, Extension.cRLNumber);
        this.baseNumber = number(extensions, Extension.deltaCRLIndicator);
        this.distributionPoint = extensions == null
                ? null
                : IssuingDistributionPoint.getInstance(
                        extensions.getExtensionParsedValue(Extension.issuingDistributionPoint));
        this.understood = extensions == null || UNDERSTOOD.containsAll(Set.of(extensions.getCriticalExtensionOIDs()));
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
        try {
            return parse(ListOctets.of(der));
        } catch (IOException malformed) {
            throw new MalformedAsn1Exception("It is not a certificate revocation list (RFC 5280).", malformed);
        }
    }

    /**
     * Reads a list. Blocks for the source.
     *
     * @param octets the encoding, at most 64 MiB, nothing before or after it
     * @return the list
     * @throws IOException if the octets cannot be read
     * @throws MalformedAsn1Exception if it is no CRL
     */
    public static ParsedCrl parse(ListOctets octets) throws IOException, MalformedAsn1Exception {
        if (octets.size() > Asn1Bounds.REVOCATION_LIST.octets()) {
            throw new MalformedAsn1Exception("It has " + octets.size() + " bytes; at most "
                    + Asn1Bounds.REVOCATION_LIST.octets() + " are read.");
        }
        try (InputStream in = octets.open()) {
            return Asn1Reader.read(
                    "a certificate revocation list (RFC 5280)", () -> new ParsedCrl(octets, CrlStructure.read(in)));
        }
    }

    /**
     * The list as it came. Blocks for the source.
     *
     * @return DER
     * @throws UncheckedIOException if the source cannot be read any more, or has changed
     */
    public Bytes encoded() {
        try {
            return octets.load();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /**
     * How long the list is.
     *
     * @return the number of octets
     */
    public long size() {
        return octets.size();
    }

    /**
     * How many entries the list has.
     *
     * @return zero or more
     */
    public int entries() {
        return structure.index().size();
    }

    /**
     * Whether a certificate has the name of the list's issuer; only the signature tells whether it is.
     *
     * @param authority the certificate
     * @return true if the names are equal
     */
    public boolean isNamedAfter(ParsedCertificate authority) {
        return structure.issuer().equals(authority.holder().getSubject());
    }

    /**
     * Whether an authority signed the list. Blocks for the source when an authority is asked about for the first time.
     *
     * @param authority the authority
     * @param suites the algorithms at hand
     * @param keys decodes the authority's key
     * @return true only if the signature verifies
     * @throws AlgorithmRefusedException if the algorithm or the key is unsupported, weak, or contradicts itself
     * @throws UncheckedIOException if the source cannot be read any more, or has changed
     */
    public boolean isSignedBy(ParsedCertificate authority, SuiteRegistry suites, CertificateKeys keys)
            throws AlgorithmRefusedException {
        if (verifiedIssuers.contains(authority)) {
            return true;
        }
        IssuedSignature.requireSame(structure.inner(), structure.outer());
        SignatureSuite suite = suites.findForIssued(authority.holder().getSubjectPublicKeyInfo(), structure.outer());
        Verification verification = keys.decode(authority, suite).begin(structure.outer());
        feed(verification);
        boolean signed = verification.verify(structure.signature().toArray());
        if (signed && verifiedIssuers.size() < REMEMBERED_ISSUERS) {
            verifiedIssuers.add(authority);
        }
        return signed;
    }

    /** Reads to the end, as only then the octets are known to be the same as ever. */
    private void feed(Verification verification) {
        try (InputStream in = octets.open()) {
            byte[] buffer = new byte[BUFFER];
            long position = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int from = (int) Math.max(0, structure.signedFrom() - position);
                int until = (int) Math.min(read, structure.signedUntil() - position);
                if (from < until) {
                    verification.update(buffer, from, until - from);
                }
                position += read;
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /**
     * Looks a certificate up.
     *
     * @param serialNumber the certificate's serial number
     * @return the last entry about it; empty if it is not listed
     */
    public Optional<CrlEntry> entry(BigInteger serialNumber) {
        return structure.index().find(serialNumber);
    }

    /**
     * Where the lists of changes to this one are (RFC 5280 section 5.2.6).
     *
     * @return the CRLDistPoint; empty if it does not say
     */
    public Optional<ASN1Encodable> freshestPoints() {
        Extensions extensions = structure.extensions();
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
        return structure.thisUpdate();
    }

    /**
     * When a newer list will be there at the latest.
     *
     * @return the instant; empty in lists that break RFC 5280
     */
    public Optional<Instant> nextUpdate() {
        return Optional.ofNullable(structure.nextUpdate());
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
