package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something an organisation lets its people and systems do (contract sections 3.5 and 5.13). The first head may do
 * everything. Open: a right the SDK does not know is kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class OrganizationRight {

    /** See documents of the organisation, and take their originals from the archive. */
    public static final OrganizationRight DOCUMENTS_ACCESS = new OrganizationRight("documentsAccess");

    /** List documents of the organisation. */
    public static final OrganizationRight DOCUMENTS_LIST = new OrganizationRight("documentsList");

    /** Change the settings of documents of the organisation. */
    public static final OrganizationRight DOCUMENTS_SETTINGS = new OrganizationRight("documentsSettings");

    /** See packages of the organisation. */
    public static final OrganizationRight PACKAGES_ACCESS = new OrganizationRight("packagesAccess");

    /** List packages of the organisation. */
    public static final OrganizationRight PACKAGES_LIST = new OrganizationRight("packagesList");

    /** Change the settings of packages of the organisation. */
    public static final OrganizationRight PACKAGES_SETTINGS = new OrganizationRight("packagesSettings");

    /** See and change the settings of the organisation, these rights among them. */
    public static final OrganizationRight ORGANIZATION_SETTINGS = new OrganizationRight("organizationSettings");

    private static final List<OrganizationRight> KNOWN = List.of(
            DOCUMENTS_ACCESS,
            DOCUMENTS_LIST,
            DOCUMENTS_SETTINGS,
            PACKAGES_ACCESS,
            PACKAGES_LIST,
            PACKAGES_SETTINGS,
            ORGANIZATION_SETTINGS);

    private final String name;

    private OrganizationRight(String name) {
        this.name = name;
    }

    /**
     * The right with a name.
     *
     * @param name as the service writes it, 1 to 200 characters
     * @return the constant, or a right the SDK does not know
     * @throws IllegalArgumentException if it is empty or too long
     */
    public static OrganizationRight of(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException(
                    "The name of a right has 1 to 200 characters, not " + name.length() + ".");
        }
        return KNOWN.stream()
                .filter(right -> right.name.equals(name))
                .findFirst()
                .orElseGet(() -> new OrganizationRight(name));
    }

    /**
     * All rights the SDK knows, in the order of the contract.
     *
     * @return an unmodifiable list
     */
    public static List<OrganizationRight> known() {
        return KNOWN;
    }

    /**
     * The name.
     *
     * @return as the service writes it
     */
    public String name() {
        return name;
    }

    /**
     * Whether this is one of the constants.
     *
     * @return true if the SDK knows the right
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrganizationRight that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
