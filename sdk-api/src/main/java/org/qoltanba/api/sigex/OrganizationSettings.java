package org.qoltanba.api.sigex;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Bin;

/**
 * What an organisation has set at SIGEX (contract section 5.13). Change it with {@link SigexOrganization#change}. Rights
 * name the systems themselves, so taking one away never gives its rights to another.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class OrganizationSettings {

    private final Bin organization;
    private final List<InformationSystem> informationSystems;
    private final Map<OrganizationRight, AccessBlock> access;
    private final List<URI> webhooks;
    private final ArchiveSettings archive;
    private final String subscriptionContactEmail;
    private final @Nullable Instant modifiedAt;

    private OrganizationSettings(
            Bin organization,
            List<InformationSystem> informationSystems,
            Map<OrganizationRight, AccessBlock> access,
            List<URI> webhooks,
            ArchiveSettings archive,
            String subscriptionContactEmail,
            @Nullable Instant modifiedAt) {
        this.organization = organization;
        this.informationSystems = List.copyOf(informationSystems);
        this.access = Map.copyOf(access);
        this.webhooks = List.copyOf(webhooks);
        this.archive = archive;
        this.subscriptionContactEmail = subscriptionContactEmail;
        this.modifiedAt = modifiedAt;
    }

    /**
     * Settings nobody has touched: no systems, no rights but the first head's, no webhooks, no archive.
     *
     * @param organization whose they are
     * @return the settings
     */
    public static OrganizationSettings of(Bin organization) {
        return new OrganizationSettings(
                Objects.requireNonNull(organization, "organization"),
                List.of(),
                Map.of(),
                List.of(),
                ArchiveSettings.off(),
                "",
                null);
    }

    /**
     * The same with one more information system; one with the same certificate is replaced, and keeps its rights.
     *
     * @param system the system
     * @return a copy
     */
    public OrganizationSettings withInformationSystem(InformationSystem system) {
        Objects.requireNonNull(system, "system");
        List<InformationSystem> systems = new ArrayList<>();
        boolean replaced = false;
        for (InformationSystem one : informationSystems) {
            boolean same = one.hasCertificateOf(system);
            systems.add(same ? system : one);
            replaced |= same;
        }
        if (!replaced) {
            systems.add(system);
        }
        return new OrganizationSettings(
                organization, systems, access, webhooks, archive, subscriptionContactEmail, modifiedAt);
    }

    /**
     * The same without an information system, and without its rights.
     *
     * @param system the system, known by its certificate
     * @return a copy
     */
    public OrganizationSettings withoutInformationSystem(InformationSystem system) {
        Objects.requireNonNull(system, "system");
        Map<OrganizationRight, AccessBlock> fewer = new LinkedHashMap<>();
        access.forEach((right, block) -> fewer.put(right, block.without(system)));
        return new OrganizationSettings(
                organization,
                informationSystems.stream()
                        .filter(one -> !one.hasCertificateOf(system))
                        .toList(),
                fewer,
                webhooks,
                archive,
                subscriptionContactEmail,
                modifiedAt);
    }

    /**
     * The same with a right given otherwise.
     *
     * @param right which right
     * @param change makes the new block from the present one
     * @return a copy
     * @throws IllegalArgumentException if the block names a system that these settings do not have
     */
    public OrganizationSettings withAccess(OrganizationRight right, UnaryOperator<AccessBlock> change) {
        AccessBlock block = Objects.requireNonNull(change.apply(access(right)), "the new block");
        for (InformationSystem system : block.informationSystems()) {
            if (informationSystems.stream().noneMatch(system::hasCertificateOf)) {
                throw new IllegalArgumentException(
                        "The right " + right + " was given to a system that the settings do not"
                                + " have. Add it first: withInformationSystem(system).");
            }
        }
        Map<OrganizationRight, AccessBlock> changed = new LinkedHashMap<>(access);
        changed.put(right, block);
        return new OrganizationSettings(
                organization, informationSystems, changed, webhooks, archive, subscriptionContactEmail, modifiedAt);
    }

    /**
     * The same with other addresses to be told of signatures.
     *
     * @param addresses where the service sends its webhooks; empty for nowhere
     * @return a copy
     */
    public OrganizationSettings withWebhooks(List<URI> addresses) {
        return new OrganizationSettings(
                organization, informationSystems, access, addresses, archive, subscriptionContactEmail, modifiedAt);
    }

    /**
     * The same with another archive. The service looks at whether it is on, and at the address.
     *
     * @param wanted on or off; begin with {@link #archive()}
     * @return a copy
     */
    public OrganizationSettings withArchive(ArchiveSettings wanted) {
        return new OrganizationSettings(
                organization,
                informationSystems,
                access,
                webhooks,
                Objects.requireNonNull(wanted, "wanted"),
                subscriptionContactEmail,
                modifiedAt);
    }

    /**
     * The same with another address for matters of the subscription.
     *
     * @param email an e-mail address; empty for none
     * @return a copy
     */
    public OrganizationSettings withSubscriptionContactEmail(String email) {
        return new OrganizationSettings(
                organization,
                informationSystems,
                access,
                webhooks,
                archive,
                Objects.requireNonNull(email, "email"),
                modifiedAt);
    }

    /**
     * The same, saved at another time. The service alone knows it, and what is sent does not hold it.
     *
     * @param at when
     * @return a copy
     */
    public OrganizationSettings withModifiedAt(Instant at) {
        return new OrganizationSettings(
                organization,
                informationSystems,
                access,
                webhooks,
                archive,
                subscriptionContactEmail,
                Objects.requireNonNull(at, "at"));
    }

    /**
     * Whose settings they are.
     *
     * @return the organisation's number
     */
    public Bin organization() {
        return organization;
    }

    /**
     * The information systems that may call the service.
     *
     * @return an unmodifiable list in the service's order
     */
    public List<InformationSystem> informationSystems() {
        return informationSystems;
    }

    /**
     * Who has a right.
     *
     * @param right which right
     * @return nobody but the first head, unless it was given to more
     */
    public AccessBlock access(OrganizationRight right) {
        return access.getOrDefault(Objects.requireNonNull(right, "right"), AccessBlock.NOBODY);
    }

    /**
     * Where the service sends its webhooks.
     *
     * @return an unmodifiable list in the service's order
     */
    public List<URI> webhooks() {
        return webhooks;
    }

    /**
     * Whether originals of what employees sign are kept.
     *
     * @return the archive's settings
     */
    public ArchiveSettings archive() {
        return archive;
    }

    /**
     * Whom the service writes to in matters of the subscription.
     *
     * @return an e-mail address; may be empty
     */
    public String subscriptionContactEmail() {
        return subscriptionContactEmail;
    }

    /**
     * When the settings were last saved.
     *
     * @return empty if they never were
     */
    public Optional<Instant> modifiedAt() {
        return Optional.ofNullable(modifiedAt);
    }

    /** Two blocks that name the same systems are the same right, whatever the systems are called in them. */
    private Map<OrganizationRight, List<Object>> rights() {
        Map<OrganizationRight, List<Object>> rights = new LinkedHashMap<>();
        access.forEach((right, block) -> {
            AccessBlock bare = new AccessBlock(block.authorities(), block.persons(), List.of());
            List<Integer> systems = new ArrayList<>();
            for (int i = 0; i < informationSystems.size(); i++) {
                if (block.informationSystems().stream().anyMatch(informationSystems.get(i)::hasCertificateOf)) {
                    systems.add(i);
                }
            }
            if (!bare.equals(AccessBlock.NOBODY) || !systems.isEmpty()) {
                rights.put(right, List.of(bare, systems));
            }
        });
        return rights;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrganizationSettings that
                && organization.equals(that.organization)
                && informationSystems.equals(that.informationSystems)
                && rights().equals(that.rights())
                && webhooks.equals(that.webhooks)
                && archive.equals(that.archive)
                && subscriptionContactEmail.equals(that.subscriptionContactEmail)
                && Objects.equals(modifiedAt, that.modifiedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(organization, informationSystems, rights(), webhooks, archive, modifiedAt);
    }

    @Override
    public String toString() {
        return "OrganizationSettings[" + organization + ", " + informationSystems.size() + " information systems, "
                + webhooks.size() + " webhooks]";
    }
}
