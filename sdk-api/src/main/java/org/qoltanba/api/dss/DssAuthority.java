package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;

/**
 * A certification authority that the user may ask for certificates (contract section 4.3, {@code CAPolicy}).
 *
 * @param id the service's identifier, for certificate requests
 * @param name its name
 * @param active whether it takes requests
 * @param userMode whether users may ask it themselves
 * @param type the kind of enrolment; {@code DSSOutOfBandEnroll} is an authority outside of the installation
 * @param nameParts what a subject name is made of, in the order to show
 * @since 0.1.0
 */
public record DssAuthority(
        long id, String name, boolean active, boolean userMode, String type, List<NamePart> nameParts) {

    private static final String OUT_OF_BAND = "DSSOutOfBandEnroll";

    /**
     * Copies the list.
     *
     * @param id the service's identifier
     * @param name its name
     * @param active whether it takes requests
     * @param userMode whether users may ask it themselves
     * @param type the kind of enrolment
     * @param nameParts what a subject name is made of
     */
    public DssAuthority {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        nameParts = List.copyOf(nameParts);
    }

    /**
     * Whether it is outside of the installation: its certificates are installed by hand.
     *
     * @return true for {@code DSSOutOfBandEnroll}
     */
    public boolean isOutOfBand() {
        return type.equals(OUT_OF_BAND);
    }

    /**
     * A part of a subject name.
     *
     * @param oid its object identifier, for example {@code 2.5.4.3}
     * @param identifier its short name, for example {@code CN}; may be empty
     * @param name its name for people; may be empty
     * @param required whether it must be filled in
     * @param value what it is filled in with already; may be empty
     * @since 0.1.0
     */
    public record NamePart(String oid, String identifier, String name, boolean required, String value) {

        /**
         * Checks that all is there.
         *
         * @param oid its object identifier
         * @param identifier its short name
         * @param name its name for people
         * @param required whether it must be filled in
         * @param value what it is filled in with already
         */
        public NamePart {
            Objects.requireNonNull(oid, "oid");
            Objects.requireNonNull(identifier, "identifier");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        /** Without the value, which may be personal. */
        @Override
        public String toString() {
            return "NamePart[" + oid + (required ? ", required]" : "]");
        }
    }
}
