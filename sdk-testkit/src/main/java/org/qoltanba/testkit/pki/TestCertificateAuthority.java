package org.qoltanba.testkit.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.pki.Certificates;

/**
 * The certificate authority of the world: a root, signer certificates shaped as the national certification authority of
 * Kazakhstan shapes them (CAdES sheet section 13.4), revocation, and time stamps. Nothing is stored anywhere: every
 * authority has its own keys, made when first needed, and everything is valid relative to the world's clock.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class TestCertificateAuthority {

    private static final Duration ROOT_AGE = Duration.ofDays(10 * 365);
    private static final Duration ROOT_REST = Duration.ofDays(20 * 365);
    private static final Duration SERVICE_AGE = Duration.ofDays(365);
    private static final Duration SERVICE_REST = Duration.ofDays(5 * 365);
    private static final ASN1ObjectIdentifier TIME_STAMP_POLICY = new ASN1ObjectIdentifier("1.2.398.3.3.2.6");

    private final KeyAlgorithm algorithm;
    private final SdkClock clock;
    private final SecureRandom random;
    private final RevocationBook book;
    private @Nullable CertificateIssuer issuer;
    private @Nullable OcspResponder ocspResponder;
    private @Nullable TimeStampAuthority timeStampAuthority;

    /**
     * An authority without keys yet; a world makes its own.
     *
     * @param clock tells from when certificates are valid
     * @param random makes keys and serial numbers
     */
    public TestCertificateAuthority(SdkClock clock, SecureRandom random) {
        this(clock, random, KeyAlgorithm.EC_P256);
    }

    /**
     * An authority without keys yet, of a kind of its own.
     *
     * @param clock tells from when certificates are valid
     * @param random makes keys and serial numbers
     * @param algorithm the kind of the keys of root, status responder and time stamp authority
     */
    public TestCertificateAuthority(SdkClock clock, SecureRandom random, KeyAlgorithm algorithm) {
        this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.book = new RevocationBook(clock);
    }

    /**
     * A person who signs for themselves, with a key on P-256.
     *
     * @param iin the person's number
     * @return a new identity
     */
    public TestIdentity individual(Iin iin) {
        return identity(iin).issue();
    }

    /**
     * A person who signs for themselves.
     *
     * @param iin the person's number
     * @param kind the kind of key
     * @return a new identity
     */
    public TestIdentity individual(Iin iin, KeyAlgorithm kind) {
        return identity(iin).algorithm(kind).issue();
    }

    /**
     * A person who signs for a legal entity, with a key on P-256.
     *
     * @param bin the legal entity's number
     * @param iin the person's number
     * @param roles what the person may do there; without any, {@link Authority#EMPLOYEE}
     * @return a new identity
     */
    public TestIdentity employee(Bin bin, Iin iin, Authority... roles) {
        return identity(iin).employedBy(bin, roles).issue();
    }

    /**
     * Asks for an identity that needs more words: expired, revoked, not for documents, with a name.
     *
     * @param iin the person's number
     * @return what to say before {@link IdentityRequest#issue()}
     */
    public IdentityRequest identity(Iin iin) {
        Objects.requireNonNull(iin, "iin");
        return new IdentityRequest(this, clock.now(), iin);
    }

    /**
     * The root's certificate: what a verifier of this world trusts.
     *
     * @return as the SDK knows it, self-signed
     */
    public SignerCertificate certificate() {
        return Certificates.of(x509());
    }

    /**
     * The root's certificate.
     *
     * @return as the JDK knows it, self-signed
     */
    public X509Certificate x509() {
        return issuer().certificate();
    }

    /**
     * Revokes an identity's certificate from now on. Revoking twice is harmless.
     *
     * @param identity one that this authority issued
     * @throws IllegalArgumentException if it did not
     */
    public void revoke(TestIdentity identity) {
        revoke(Objects.requireNonNull(identity, "identity").x509());
    }

    /**
     * Revokes a certificate of this authority from now on. Revoking twice is harmless.
     *
     * @param certificate one that this authority issued
     * @throws IllegalArgumentException if it did not
     */
    public void revoke(X509Certificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        book.revoke(certificate.getSerialNumber());
    }

    /**
     * Suspends a certificate of this authority from now on (RFC 5280, {@code certificateHold}). One that is revoked stays
     * so.
     *
     * @param certificate one that this authority issued
     * @throws IllegalArgumentException if it did not
     */
    public void hold(X509Certificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        book.hold(certificate.getSerialNumber());
    }

    /**
     * Ends the suspension of a certificate. One that is revoked stays so.
     *
     * @param certificate one that this authority issued
     * @throws IllegalArgumentException if it did not
     */
    public void release(X509Certificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        book.release(certificate.getSerialNumber());
    }

    /**
     * Whether a certificate of this authority is suspended.
     *
     * @param serialNumber its serial number
     * @return true if {@link #hold} named it last
     */
    public boolean isHeld(BigInteger serialNumber) {
        return book.isHeld(Objects.requireNonNull(serialNumber, "serialNumber"));
    }

    /**
     * Whether this authority has issued a certificate.
     *
     * @param serialNumber its serial number
     * @return true if it has
     */
    public boolean hasIssued(BigInteger serialNumber) {
        return book.hasIssued(Objects.requireNonNull(serialNumber, "serialNumber"));
    }

    /**
     * Makes a key and a request for its certificate, as a service does that holds keys of others. Nothing is issued yet.
     *
     * @param subject the distinguished name, object identifiers with values in their order
     * @param kind the kind of key
     * @return a request that this authority can grant
     */
    public CertificateRequest request(Map<String, String> subject, KeyAlgorithm kind) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(kind, "kind");
        return CertificateRequest.create(this, kind, kind.generate(random), subject, clock);
    }

    /**
     * Whether a certificate of this authority has been revoked or suspended.
     *
     * @param serialNumber its serial number
     * @return true if {@link #revoke} or {@link #hold} named it
     */
    public boolean isRevoked(BigInteger serialNumber) {
        return book.isRevoked(Objects.requireNonNull(serialNumber, "serialNumber"));
    }

    /**
     * The list of revoked certificates as of now (RFC 5280 section 5), next due tomorrow.
     *
     * @return DER
     */
    public Bytes crl() {
        return book.crl(issuer());
    }

    /**
     * Answers a status request (RFC 6960): good, revoked, or unknown for what this authority did not issue. As the real
     * responder does, it echoes a nonce, signs with a delegated certificate and gives no next update.
     *
     * @param request an OCSPRequest in DER
     * @return an OCSPResponse in DER; its status is malformedRequest if the request cannot be read
     */
    public Bytes ocspResponse(Bytes request) {
        return ocspResponder().answer(Objects.requireNonNull(request, "request"));
    }

    /**
     * The status of one certificate, as it is embedded in a signature's revocation values.
     *
     * @param certificate any certificate
     * @return a BasicOCSPResponse in DER
     */
    public Bytes basicOcspResponse(X509Certificate certificate) {
        return ocspResponder().statusOf(Objects.requireNonNull(certificate, "certificate"));
    }

    /**
     * Stamps a digest with the time (RFC 3161), as it is embedded in a signature.
     *
     * @param digest what is stamped
     * @return a TimeStampToken (CMS ContentInfo) in DER, with the time stamp authority's certificate
     */
    public Bytes timeStampToken(Digest digest) {
        return timeStampAuthority().stamp(Objects.requireNonNull(digest, "digest"));
    }

    /**
     * Answers a time-stamp request (RFC 3161).
     *
     * @param request a TimeStampReq in DER
     * @return a TimeStampResp in DER; a rejection if the request cannot be read or is not supported
     */
    public Bytes timeStampResponse(Bytes request) {
        return timeStampAuthority().answer(Objects.requireNonNull(request, "request"));
    }

    TestIdentity issue(CertificateProfile profile, KeyAlgorithm kind) {
        return issue(profile, kind, kind.generate(random));
    }

    TestIdentity issue(CertificateProfile profile, KeyAlgorithm kind, KeyPair keyPair) {
        CertificateIssuer root = issuer();
        X509Certificate certificate = root.issue(profile, keyPair.getPublic());
        book.issued(certificate.getSerialNumber());
        return new TestIdentity(keyPair.getPrivate(), List.of(certificate, root.certificate()), kind, clock);
    }

    private synchronized CertificateIssuer issuer() {
        if (issuer == null) {
            CertificateProfile profile = new CertificateProfile(
                    name("Qoltanba Test Root"),
                    CertificateProfile.Validity.around(clock.now(), ROOT_AGE, ROOT_REST),
                    KeyUsage.keyCertSign | KeyUsage.cRLSign,
                    List.of(),
                    false,
                    null,
                    CertificateProfile.Role.ROOT);
            issuer = new CertificateIssuer(profile, algorithm, random);
        }
        return issuer;
    }

    private synchronized OcspResponder ocspResponder() {
        if (ocspResponder == null) {
            TestIdentity responder = service(
                    "Qoltanba Test OCSP", KeyPurposeId.id_kp_OCSPSigning, null, CertificateProfile.Role.OCSP_RESPONDER);
            ocspResponder = new OcspResponder(responder, issuer().holder(), book, clock);
        }
        return ocspResponder;
    }

    private synchronized TimeStampAuthority timeStampAuthority() {
        if (timeStampAuthority == null) {
            TestIdentity authority = service(
                    "Qoltanba Test TSA",
                    KeyPurposeId.id_kp_timeStamping,
                    TIME_STAMP_POLICY,
                    CertificateProfile.Role.TIME_STAMP_AUTHORITY);
            timeStampAuthority = new TimeStampAuthority(authority, clock, random);
        }
        return timeStampAuthority;
    }

    private TestIdentity service(
            String name, KeyPurposeId purpose, @Nullable ASN1ObjectIdentifier policy, CertificateProfile.Role role) {
        CertificateProfile profile = new CertificateProfile(
                name(name),
                CertificateProfile.Validity.around(clock.now(), SERVICE_AGE, SERVICE_REST),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                List.of(purpose.toOID()),
                role == CertificateProfile.Role.TIME_STAMP_AUTHORITY,
                policy,
                role);
        return issue(profile, algorithm);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .addRDN(BCStyle.C, "KZ")
                .build();
    }
}
