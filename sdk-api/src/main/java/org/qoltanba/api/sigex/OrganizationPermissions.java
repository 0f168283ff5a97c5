package org.qoltanba.api.sigex;

import java.util.Objects;
import java.util.Set;

/**
 * What a caller may do in an organisation (contract section 7.43).
 *
 * @param granted the rights the caller has
 * @since 0.1.0
 */
public record OrganizationPermissions(Set<OrganizationRight> granted) {

    /**
     * Copies the set.
     *
     * @param granted the rights the caller has
     */
    public OrganizationPermissions {
        granted = Set.copyOf(granted);
    }

    /**
     * Whether the caller has a right.
     *
     * @param right which right
     * @return false also if the service does not name the right
     */
    public boolean allows(OrganizationRight right) {
        return granted.contains(Objects.requireNonNull(right, "right"));
    }
}
