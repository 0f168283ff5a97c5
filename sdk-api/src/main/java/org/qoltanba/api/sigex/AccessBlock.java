package org.qoltanba.api.sigex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Iin;

/**
 * Who has a right of an organisation (contract section 5.13): employees with one of the authorities, the persons named,
 * and the information systems named; and always the first head.
 *
 * @param authorities any one of them suffices
 * @param persons employees by their number
 * @param informationSystems systems of {@link OrganizationSettings#informationSystems()}, by their certificate
 * @since 0.1.0
 */
public record AccessBlock(Set<Authority> authorities, Set<Iin> persons, List<InformationSystem> informationSystems) {

    /** Nobody but the first head. */
    public static final AccessBlock NOBODY = new AccessBlock(Set.of(), Set.of(), List.of());

    /**
     * Copies.
     *
     * @param authorities any one of them suffices
     * @param persons employees by their number
     * @param informationSystems systems of the organisation
     */
    public AccessBlock {
        authorities = Set.copyOf(authorities);
        persons = Set.copyOf(persons);
        informationSystems = List.copyOf(informationSystems);
    }

    /**
     * The same, and employees with this authority.
     *
     * @param authority the role
     * @return a copy
     */
    public AccessBlock allowing(Authority authority) {
        return new AccessBlock(with(authorities, authority, "authority"), persons, informationSystems);
    }

    /**
     * The same, and this employee.
     *
     * @param person the employee's number
     * @return a copy
     */
    public AccessBlock allowing(Iin person) {
        return new AccessBlock(authorities, with(persons, person, "person"), informationSystems);
    }

    /**
     * The same, and this system. The organisation's settings must have it.
     *
     * @param system a system of the organisation
     * @return a copy
     */
    public AccessBlock allowing(InformationSystem system) {
        List<InformationSystem> more = new ArrayList<>(withoutSystem(system));
        more.add(system);
        return new AccessBlock(authorities, persons, more);
    }

    /**
     * The same without employees of this authority, unless they have the right otherwise.
     *
     * @param authority the role
     * @return a copy
     */
    public AccessBlock without(Authority authority) {
        return new AccessBlock(less(authorities, authority, "authority"), persons, informationSystems);
    }

    /**
     * The same without this employee, unless they have the right otherwise.
     *
     * @param person the employee's number
     * @return a copy
     */
    public AccessBlock without(Iin person) {
        return new AccessBlock(authorities, less(persons, person, "person"), informationSystems);
    }

    /**
     * The same without this system.
     *
     * @param system a system of the organisation
     * @return a copy
     */
    public AccessBlock without(InformationSystem system) {
        return new AccessBlock(authorities, persons, withoutSystem(system));
    }

    private List<InformationSystem> withoutSystem(InformationSystem system) {
        Objects.requireNonNull(system, "system");
        return informationSystems.stream()
                .filter(one -> !one.hasCertificateOf(system))
                .toList();
    }

    private static <T> Set<T> with(Set<T> some, T one, String name) {
        Set<T> more = new LinkedHashSet<>(some);
        more.add(Objects.requireNonNull(one, name));
        return more;
    }

    private static <T> Set<T> less(Set<T> some, T one, String name) {
        Set<T> fewer = new LinkedHashSet<>(some);
        fewer.remove(Objects.requireNonNull(one, name));
        return fewer;
    }

    /** Hides the persons. */
    @Override
    public String toString() {
        return "AccessBlock[" + authorities + ", " + persons.size() + " persons, " + informationSystems.size()
                + " information systems]";
    }
}
