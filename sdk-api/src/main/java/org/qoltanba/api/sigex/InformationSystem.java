package org.qoltanba.api.sigex;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.KeyAccessException;

/**
 * An information system of an organisation, known to SIGEX by its TLS certificate (contract sections 3.4 and 5.13). What
 * counts is the certificate's public key; name, validity and issuer in it do not matter.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class InformationSystem {

    private static final int LINE = 64;

    private final String name;
    private final String certificate;
    private final boolean enabled;
    private final SystemBranding branding;

    private InformationSystem(String name, String certificate, boolean enabled, SystemBranding branding) {
        this.name = name;
        this.certificate = certificate;
        this.enabled = enabled;
        this.branding = branding;
    }

    /**
     * A system to be added to an organisation's settings.
     *
     * @param name what people call it
     * @param certificate its TLS certificate; may be self-signed
     * @return enabled, without branding
     * @throws KeyAccessException if the certificate cannot be encoded
     */
    public static InformationSystem of(String name, X509Certificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        try {
            String body = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return ofPem(name, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        } catch (CertificateEncodingException unusable) {
            throw new KeyAccessException("The certificate cannot be encoded. Load it from its file again.", unusable);
        }
    }

    /**
     * A system by the text of its certificate, as the service shows it.
     *
     * @param name what people call it
     * @param certificate PEM
     * @return enabled, without branding
     */
    public static InformationSystem ofPem(String name, String certificate) {
        return new InformationSystem(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(certificate, "certificate"),
                true,
                SystemBranding.NONE);
    }

    /**
     * The same under another name.
     *
     * @param newName what people call it
     * @return a copy
     */
    public InformationSystem withName(String newName) {
        return new InformationSystem(Objects.requireNonNull(newName, "newName"), certificate, enabled, branding);
    }

    /**
     * The same, let in again.
     *
     * @return a copy
     */
    public InformationSystem enabled() {
        return new InformationSystem(name, certificate, true, branding);
    }

    /**
     * The same, shut out.
     *
     * @return a copy
     */
    public InformationSystem disabled() {
        return new InformationSystem(name, certificate, false, branding);
    }

    /**
     * The same with other texts and pictures.
     *
     * @param wanted what to show
     * @return a copy
     */
    public InformationSystem withBranding(SystemBranding wanted) {
        return new InformationSystem(name, certificate, enabled, Objects.requireNonNull(wanted, "wanted"));
    }

    /**
     * What people call it.
     *
     * @return the description at the service
     */
    public String name() {
        return name;
    }

    /**
     * Its TLS certificate.
     *
     * @return PEM, as the service keeps it
     */
    public String certificatePem() {
        return certificate;
    }

    /**
     * Whether it is let in.
     *
     * @return false if it is shut out
     */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * What it shows in signing applications and on cards.
     *
     * @return texts and pictures
     */
    public SystemBranding branding() {
        return branding;
    }

    /**
     * Whether both are the same system: line breaks in the text of a certificate do not matter.
     *
     * @param other another one
     * @return true if their certificates are equal
     */
    public boolean hasCertificateOf(InformationSystem other) {
        return bare(certificate).equals(bare(other.certificate));
    }

    private static String bare(String pem) {
        return pem.replaceAll("\\s", "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InformationSystem that
                && name.equals(that.name)
                && certificate.equals(that.certificate)
                && enabled == that.enabled
                && branding.equals(that.branding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, certificate, enabled, branding);
    }

    @Override
    public String toString() {
        return "InformationSystem[" + name + (enabled ? "" : ", disabled") + "]";
    }
}
