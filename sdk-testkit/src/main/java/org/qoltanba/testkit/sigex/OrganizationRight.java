package org.qoltanba.testkit.sigex;

/**
 * What an organisation can grant to its employees and information systems besides its first head, who may do everything
 * (contract sections 3.5 and 5.13). Each is a block of the organisation's settings.
 *
 * @since 0.1.0
 */
public enum OrganizationRight {
    /** Sees the organisation's documents: {@code documentsAccess}. */
    DOCUMENTS_ACCESS("documentsAccess"),
    /** Lists them: {@code documentsList}. */
    DOCUMENTS_LIST("documentsList"),
    /** Changes their settings: {@code documentsSettings}. */
    DOCUMENTS_SETTINGS("documentsSettings"),
    /** Sees the organisation's packages: {@code packagesAccess}. */
    PACKAGES_ACCESS("packagesAccess"),
    /** Lists them: {@code packagesList}. */
    PACKAGES_LIST("packagesList"),
    /** Changes their settings: {@code packagesSettings}. */
    PACKAGES_SETTINGS("packagesSettings"),
    /** Sees and changes the settings of the organisation itself: {@code organizationSettings}. */
    ORGANIZATION_SETTINGS("organizationSettings");

    private final String block;

    OrganizationRight(String block) {
        this.block = block;
    }

    /** The member of the settings that grants it. */
    String block() {
        return block;
    }
}
