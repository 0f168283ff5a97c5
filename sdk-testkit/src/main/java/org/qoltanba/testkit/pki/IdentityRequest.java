package org.qoltanba.testkit.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/**
 * Asks the test certificate authority for a key and a certificate, with as much said as the test needs. Without more, it
 * is an individual's signing certificate on P-256, valid from yesterday for a year.
 *
 * <p>Mutable; use it from one thread.
 *
 * @since 0.1.0
 */
public final class IdentityRequest {

    private static final ASN1ObjectIdentifier HOLDER_POLICY = new ASN1ObjectIdentifier("1.2.398.3.3.2");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestCertificateAuthority authority;
    private final Instant now;
    private final Iin iin;
    private @Nullable Bin bin;
    private String organization = "АО \"ТЕСТ\"";
    private String surname = "ТЕСТОВ";
    private String givenName = "ТЕСТ";
    private String patronymic = "ТЕСТОВИЧ";
    private String email = "";
    private final List<Authority> roles = new ArrayList<>();
    private KeyAlgorithm algorithm = KeyAlgorithm.EC_P256;
    private CertificateProfile.Validity validity;
    private boolean signing = true;
    private boolean revoked;

    IdentityRequest(TestCertificateAuthority authority, Instant now, Iin iin) {
        this.authority = authority;
        this.now = now;
        this.iin = iin;
        this.validity = CertificateProfile.Validity.around(now, DAY, YEAR);
    }

    /**
     * The holder acts for a legal entity.
     *
     * @param legalEntity its number
     * @param authorities the holder's roles; without any, {@link Authority#EMPLOYEE}
     * @return this request
     */
    public IdentityRequest employedBy(Bin legalEntity, Authority... authorities) {
        bin = Objects.requireNonNull(legalEntity, "legalEntity");
        roles.clear();
        roles.addAll(authorities.length == 0 ? List.of(Authority.EMPLOYEE) : List.of(authorities));
        return this;
    }

    /**
     * The name of the legal entity.
     *
     * @param name attribute O
     * @return this request
     */
    public IdentityRequest organization(String name) {
        organization = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * The holder's name.
     *
     * @param family attribute SURNAME, and first part of CN
     * @param given second part of CN
     * @param father attribute GIVENNAME, which holds the patronymic in Kazakhstan; empty for none
     * @return this request
     */
    public IdentityRequest named(String family, String given, String father) {
        surname = Objects.requireNonNull(family, "family");
        givenName = Objects.requireNonNull(given, "given");
        patronymic = Objects.requireNonNull(father, "father");
        return this;
    }

    /**
     * The holder's e-mail address. Without it the certificate names none.
     *
     * @param address attribute E
     * @return this request
     */
    public IdentityRequest email(String address) {
        email = Objects.requireNonNull(address, "address");
        return this;
    }

    /**
     * The kind of key.
     *
     * @param kind the algorithm
     * @return this request
     */
    public IdentityRequest algorithm(KeyAlgorithm kind) {
        algorithm = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /**
     * A certificate to sign in with, not to sign documents: extended key usage clientAuth instead of emailProtection.
     *
     * @return this request
     */
    public IdentityRequest authenticationOnly() {
        signing = false;
        return this;
    }

    /**
     * When the certificate is valid.
     *
     * @param from the first instant, whole seconds
     * @param until the last instant, whole seconds
     * @return this request
     */
    public IdentityRequest validBetween(Instant from, Instant until) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        validity = new CertificateProfile.Validity(from, until);
        return this;
    }

    /**
     * A certificate that ceased to be valid yesterday.
     *
     * @return this request
     */
    public IdentityRequest expired() {
        return validBetween(now.minus(YEAR), now.minus(DAY));
    }

    /**
     * A certificate that becomes valid tomorrow.
     *
     * @return this request
     */
    public IdentityRequest notYetValid() {
        return validBetween(now.plus(DAY), now.plus(YEAR));
    }

    /**
     * A certificate that is revoked as soon as it is issued.
     *
     * @return this request
     */
    public IdentityRequest revoked() {
        revoked = true;
        return this;
    }

    /**
     * Makes the key and issues the certificate.
     *
     * @return the identity; a new one with each call
     */
    public TestIdentity issue() {
        TestIdentity identity = authority.issue(profile(), algorithm);
        if (revoked) {
            authority.revoke(identity.x509());
        }
        return identity;
    }

    private CertificateProfile profile() {
        int keyUsage = signing
                ? KeyUsage.digitalSignature | KeyUsage.nonRepudiation
                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
        return new CertificateProfile(
                subject(), validity, keyUsage, purposes(), false, HOLDER_POLICY, CertificateProfile.Role.HOLDER);
    }

    private List<ASN1ObjectIdentifier> purposes() {
        List<Authority> purposes = new ArrayList<>();
        purposes.add(signing ? Authority.DOCUMENT_SIGNING : Authority.AUTHENTICATION);
        purposes.add(bin == null ? Authority.INDIVIDUAL : Authority.LEGAL_ENTITY);
        purposes.addAll(roles);
        return purposes.stream()
                .distinct()
                .map(purpose -> new ASN1ObjectIdentifier(purpose.oid()))
                .toList();
    }

    /** In the order of real certificates, where GIVENNAME, the patronymic, comes last. */
    private X500Name subject() {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, surname + " " + givenName)
                .addRDN(BCStyle.SURNAME, surname)
                .addRDN(BCStyle.SERIALNUMBER, iin.prefixed())
                .addRDN(BCStyle.C, "KZ");
        if (bin != null) {
            name.addRDN(BCStyle.O, organization).addRDN(BCStyle.OU, bin.prefixed());
        }
        if (!patronymic.isEmpty()) {
            name.addRDN(BCStyle.GIVENNAME, patronymic);
        }
        if (!email.isEmpty()) {
            name.addRDN(BCStyle.EmailAddress, email);
        }
        return name.build();
    }
}
