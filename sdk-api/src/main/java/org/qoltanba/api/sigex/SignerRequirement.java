package org.qoltanba.api.sigex;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * Who may sign a document: everything one requirement says must be true of the signer's certificate. Several
 * requirements are alternatives (contract section 5.6).
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SignerRequirement {

    private final @Nullable Iin iin;
    private final @Nullable Bin bin;
    private final Set<Authority> authorities;
    private final @Nullable String certificationAuthority;

    private SignerRequirement(
            @Nullable Iin iin, @Nullable Bin bin, Set<Authority> authorities, @Nullable String certificationAuthority) {
        this.iin = iin;
        this.bin = bin;
        this.authorities = Set.copyOf(authorities);
        this.certificationAuthority = certificationAuthority;
    }

    /**
     * Anybody, to be narrowed by an authority or a certification authority.
     *
     * @return the requirement
     */
    public static SignerRequirement anybody() {
        return new SignerRequirement(null, null, Set.of(), null);
    }

    /**
     * This person.
     *
     * @param iin the person's number
     * @return the requirement
     */
    public static SignerRequirement person(Iin iin) {
        return new SignerRequirement(Objects.requireNonNull(iin, "iin"), null, Set.of(), null);
    }

    /**
     * Somebody of this organisation.
     *
     * @param bin the organisation's number
     * @return the requirement
     */
    public static SignerRequirement organization(Bin bin) {
        return new SignerRequirement(null, Objects.requireNonNull(bin, "bin"), Set.of(), null);
    }

    /**
     * The first head of this organisation: its director.
     *
     * @param bin the organisation's number
     * @return the requirement
     */
    public static SignerRequirement firstHeadOf(Bin bin) {
        return organization(bin).withAuthority(Authority.FIRST_HEAD);
    }

    /**
     * Somebody with the right to sign financial documents of this organisation.
     *
     * @param bin the organisation's number
     * @return the requirement
     */
    public static SignerRequirement accountantOf(Bin bin) {
        return organization(bin).withAuthority(Authority.RIGHT_TO_SIGN_FINANCIAL);
    }

    /**
     * This person as an employee of this organisation.
     *
     * @param iin the person's number
     * @param bin the organisation's number
     * @return the requirement
     */
    public static SignerRequirement employee(Iin iin, Bin bin) {
        return organization(bin).by(iin);
    }

    /**
     * The same, and it must be this person.
     *
     * @param person the person's number
     * @return a copy
     */
    public SignerRequirement by(Iin person) {
        return new SignerRequirement(
                Objects.requireNonNull(person, "person"), bin, authorities, certificationAuthority);
    }

    /**
     * The same, and the certificate must grant this authority or one of those named before.
     *
     * @param authority the role
     * @return a copy
     */
    public SignerRequirement withAuthority(Authority authority) {
        Set<Authority> more = new LinkedHashSet<>(authorities);
        more.add(Objects.requireNonNull(authority, "authority"));
        return new SignerRequirement(iin, bin, more, certificationAuthority);
    }

    /**
     * The same, and the certificate must come from this certification authority.
     *
     * @param name the service's name for it, for example {@code nca}
     * @return a copy
     * @throws IllegalArgumentException if the name is blank
     */
    public SignerRequirement issuedBy(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("A certification authority needs a name, for example nca.");
        }
        return new SignerRequirement(iin, bin, authorities, name);
    }

    /**
     * Whether nothing in a certificate contradicts this. Which certification authority issued it is left to the service,
     * whose names for them are not published.
     *
     * @param certificate the signer's certificate
     * @return false if the service is certain to refuse the signer
     */
    public boolean mayBeMetBy(SignerCertificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        return (iin == null || certificate.iin().filter(iin::equals).isPresent())
                && (bin == null || certificate.bin().filter(bin::equals).isPresent())
                && (authorities.isEmpty() || authorities.stream().anyMatch(certificate.authorities()::contains));
    }

    /**
     * The person.
     *
     * @return the number, if a person is required
     */
    public Optional<Iin> iin() {
        return Optional.ofNullable(iin);
    }

    /**
     * The organisation.
     *
     * @return the number, if an organisation is required
     */
    public Optional<Bin> bin() {
        return Optional.ofNullable(bin);
    }

    /**
     * The authorities of which the certificate must grant at least one.
     *
     * @return an unmodifiable set; empty if none is required
     */
    public Set<Authority> authorities() {
        return authorities;
    }

    /**
     * The certification authority.
     *
     * @return the service's name for it, if one is required
     */
    public Optional<String> certificationAuthority() {
        return Optional.ofNullable(certificationAuthority);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof SignerRequirement that)) {
            return false;
        }
        return Objects.equals(iin, that.iin)
                && Objects.equals(bin, that.bin)
                && authorities.equals(that.authorities)
                && Objects.equals(certificationAuthority, that.certificationAuthority);
    }

    @Override
    public int hashCode() {
        return Objects.hash(iin, bin, authorities, certificationAuthority);
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "SignerRequirement[" + (iin == null ? "anybody" : "a person") + (bin == null ? "" : " of " + bin)
                + (authorities.isEmpty() ? "" : " as one of " + authorities)
                + (certificationAuthority == null ? "" : " certified by " + certificationAuthority) + "]";
    }
}
