package org.qoltanba.api.dss;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;

/**
 * A signature inside a PDF document (the service's {@code PDF}, contract section 5.2). Methods that change something
 * return a copy.
 *
 * @since 0.1.0
 */
public final class PdfSignature implements DocumentFormat {

    /**
     * What may be done to the document afterwards.
     *
     * @since 0.1.0
     */
    public enum Certification {
        /** Anything that the format allows. */
        NOT_CERTIFIED,
        /** Nothing. */
        NO_CHANGES,
        /** Forms may be filled in. */
        FORM_FILLING,
        /** Forms may be filled in and notes be added. */
        FORM_FILLING_AND_ANNOTATIONS
    }

    /**
     * What a visible signature is made of.
     *
     * @since 0.1.0
     */
    public enum Template {
        /** Text. */
        TEXT,
        /** A logo and text. */
        LOGO_AND_TEXT,
        /** A picture. */
        IMAGE
    }

    /**
     * A visible signature.
     *
     * @param template what it is made of
     * @param description the installation's description of it, as its documentation says
     * @since 0.1.0
     */
    public record Appearance(Template template, Bytes description) {

        /**
         * Checks that both are there.
         *
         * @param template what it is made of
         * @param description the installation's description of it
         */
        public Appearance {
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(description, "description");
        }
    }

    private final String reason;
    private final String location;
    private final CadesLevel level;
    private final Certification certification;
    private final @Nullable URI timeStampService;
    private final @Nullable Appearance appearance;

    private PdfSignature(
            String reason,
            String location,
            CadesLevel level,
            Certification certification,
            @Nullable URI timeStampService,
            @Nullable Appearance appearance) {
        this.reason = reason;
        this.location = location;
        this.level = level;
        this.certification = certification;
        this.timeStampService = timeStampService;
        this.appearance = appearance;
    }

    /**
     * An invisible signature of the plain form.
     *
     * @param reason why the document is signed
     * @param location where it is signed
     * @return the format
     * @throws IllegalArgumentException if one of them is blank, which the service may refuse
     */
    public static PdfSignature of(String reason, String location) {
        if (Objects.requireNonNull(reason, "reason").isBlank()
                || Objects.requireNonNull(location, "location").isBlank()) {
            throw new IllegalArgumentException(
                    "CryptoPro DSS wants reason and location of a PDF signature. Give both.");
        }
        return new PdfSignature(reason, location, CadesLevel.CMS, Certification.NOT_CERTIFIED, null, null);
    }

    /**
     * The level of the signature.
     *
     * @param wanted {@link CadesLevel#CMS}, {@link CadesLevel#T} or {@link CadesLevel#X_LONG_TYPE_1}
     * @return a copy
     * @throws IllegalArgumentException if the service does not make this level in a PDF
     */
    public PdfSignature level(CadesLevel wanted) {
        Objects.requireNonNull(wanted, "wanted");
        if (wanted != CadesLevel.CMS && wanted != CadesLevel.T && wanted != CadesLevel.X_LONG_TYPE_1) {
            throw new IllegalArgumentException("CryptoPro DSS signs PDF documents as " + CadesLevel.CMS.displayName()
                    + ", " + CadesLevel.T.displayName() + " or " + CadesLevel.X_LONG_TYPE_1.displayName() + ", not as "
                    + wanted.displayName() + ".");
        }
        return new PdfSignature(reason, location, wanted, certification, timeStampService, appearance);
    }

    /**
     * What may be done to the document afterwards.
     *
     * @param allowed the certification
     * @return a copy
     */
    public PdfSignature certifying(Certification allowed) {
        Objects.requireNonNull(allowed, "allowed");
        return new PdfSignature(reason, location, level, allowed, timeStampService, appearance);
    }

    /**
     * Which time stamp service to use; without it, the first that the policy names.
     *
     * @param address its address
     * @return a copy
     */
    public PdfSignature timeStampService(URI address) {
        Objects.requireNonNull(address, "address");
        return new PdfSignature(reason, location, level, certification, address, appearance);
    }

    /**
     * Makes the signature visible.
     *
     * @param shown how
     * @return a copy
     */
    public PdfSignature appearing(Appearance shown) {
        Objects.requireNonNull(shown, "shown");
        return new PdfSignature(reason, location, level, certification, timeStampService, shown);
    }

    /**
     * Why the document is signed.
     *
     * @return the reason
     */
    public String reason() {
        return reason;
    }

    /**
     * Where the document is signed.
     *
     * @return the location
     */
    public String location() {
        return location;
    }

    /**
     * The level of the signature.
     *
     * @return CMS, T or X_LONG_TYPE_1
     */
    public CadesLevel level() {
        return level;
    }

    /**
     * What may be done to the document afterwards.
     *
     * @return the certification
     */
    public Certification certification() {
        return certification;
    }

    /**
     * The time stamp service.
     *
     * @return empty to take the first that the policy names
     */
    public Optional<URI> timeStampService() {
        return Optional.ofNullable(timeStampService);
    }

    /**
     * The visible signature.
     *
     * @return empty if it is invisible
     */
    public Optional<Appearance> appearance() {
        return Optional.ofNullable(appearance);
    }

    @Override
    public String toString() {
        return "PdfSignature[" + level.displayName() + "]";
    }
}
