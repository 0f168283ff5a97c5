package org.qoltanba.testkit.sigex;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a right to a document or package besides those who have it anyway (contract section 5.4).
 *
 * @param iin a person, with prefix; null for anybody
 * @param bin an organisation, with prefix; null for a person for themselves
 */
record AccessRule(@Nullable String iin, @Nullable String bin) {

    /** Whether it names this person, and in this capacity. */
    boolean names(SignerIdentity person) {
        return person.iin().equals(iin) && Objects.equals(person.bin(), bin);
    }

    /** Whether it names this organisation, whoever the person is. */
    boolean namesOrganization(String organization) {
        return organization.equals(bin);
    }

    /** Names the kind, not the person. */
    @Override
    public String toString() {
        return "AccessRule[" + (iin == null ? "" : "person ") + (bin == null ? "" : "organization") + "]";
    }
}
