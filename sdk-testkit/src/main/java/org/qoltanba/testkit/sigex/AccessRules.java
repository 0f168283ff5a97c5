package org.qoltanba.testkit.sigex;

import static org.qoltanba.testkit.sigex.OrganizationRight.DOCUMENTS_ACCESS;
import static org.qoltanba.testkit.sigex.OrganizationRight.DOCUMENTS_LIST;
import static org.qoltanba.testkit.sigex.OrganizationRight.DOCUMENTS_SETTINGS;
import static org.qoltanba.testkit.sigex.OrganizationRight.ORGANIZATION_SETTINGS;
import static org.qoltanba.testkit.sigex.OrganizationRight.PACKAGES_ACCESS;
import static org.qoltanba.testkit.sigex.OrganizationRight.PACKAGES_LIST;
import static org.qoltanba.testkit.sigex.OrganizationRight.PACKAGES_SETTINGS;

import java.util.List;
import java.util.Optional;
import org.qoltanba.api.spi.SdkClock;

/**
 * Who may do what: the matrices of contract section 3.5 and the subscriptions of 3.6. It refuses callers without identity
 * with {@code Authentication required}, others with {@code Access denied}. Safe to share between threads; calls nobody
 * but {@link Accounts}, so it may be asked under any lock.
 */
final class AccessRules {

    private final Accounts accounts;
    private final SdkClock clock;
    private final SigexAccessSwitches switches;

    AccessRules(Accounts accounts, SdkClock clock, SigexAccessSwitches switches) {
        this.accounts = accounts;
        this.clock = clock;
        this.switches = switches;
    }

    /** Seeing a document and its settings. */
    void requireView(Caller caller, Guarded.Document document) {
        require(caller, maySee(caller, document));
    }

    /** Getting the original: like seeing, but not without identity unless the settings open it to everybody. */
    void requireOriginal(Caller caller, Guarded.Document document) {
        boolean isKnownEnough = caller.isKnown() || !switches.originalNeedsIdentity();
        require(caller, document.isOpenToEverybody() || (isKnownEnough && maySee(caller, document)));
    }

    /** Changing the settings of a document. Being named in {@code documentAccess} is not enough. */
    void requireSettings(Caller caller, Guarded.Document document) {
        boolean isSigner =
                caller.person().filter(person -> hasSigned(person, document)).isPresent();
        boolean isOrganization = caller.bin()
                .filter(bin -> isSignedFor(bin, document) || isRegisteredBy(bin, document))
                .isPresent();
        require(caller, isSigner || (isOrganization && holds(caller, DOCUMENTS_SETTINGS)));
    }

    /** Seeing a package. */
    void requireView(Caller caller, Guarded.DocumentPackage documents) {
        require(
                caller,
                !documents.isRestricted()
                        || isNamed(caller, documents.viewers())
                        || (concerns(caller, documents) && holds(caller, PACKAGES_ACCESS)));
    }

    /** Changing the settings of a package. */
    void requireSettings(Caller caller, Guarded.DocumentPackage documents) {
        boolean isOrganization = caller.bin()
                .filter(bin -> isRegisteredBy(bin, documents) || isNamed(bin, documents.editors()))
                .isPresent();
        require(caller, isNamed(caller, documents.editors()) || (isOrganization && holds(caller, PACKAGES_SETTINGS)));
    }

    /** Listing documents in the name of the organisation; the list is for {@link #lists}. */
    void requireDocumentList(Caller caller, boolean organization) {
        requireList(caller, organization, DOCUMENTS_LIST);
    }

    /** Listing packages in the name of the organisation; the list is for {@link #lists}. */
    void requirePackageList(Caller caller, boolean organization) {
        requireList(caller, organization, PACKAGES_LIST);
    }

    /** Whether a document is in the list of a caller, who may list. */
    boolean lists(Caller caller, boolean organization, Guarded.Document document) {
        return organization
                ? caller.bin()
                        .filter(bin -> isSignedFor(bin, document) || isRegisteredBy(bin, document))
                        .isPresent()
                : caller.person().filter(person -> hasSigned(person, document)).isPresent();
    }

    /** Whether a package is in the list of a caller, who may list. */
    boolean lists(Caller caller, boolean organization, Guarded.DocumentPackage documents) {
        return organization ? concerns(caller, documents) : isNamed(caller, documents.viewers());
    }

    /** Seeing and changing the settings of the caller's organisation, which is returned. */
    Organization requireOrganizationSettings(Caller caller) {
        Organization organization = requireOrganization(caller);
        require(caller, holds(caller, ORGANIZATION_SETTINGS));
        return organization;
    }

    /** The caller's organisation; refuses individuals. */
    Organization requireOrganization(Caller caller) {
        requireKnown(caller);
        return accounts.organization(caller.bin().orElseThrow(Refusal.NOT_AN_ORGANIZATION::exception));
    }

    /** The person who has signed in; refuses information systems. */
    SignerIdentity requirePerson(Caller caller) {
        requireKnown(caller);
        return caller.person().orElseThrow(Refusal.ACCESS_DENIED::exception);
    }

    /** A call that is for information systems alone; who has signed in on the users' port has no such identity. */
    Registrator requireInformationSystem(Caller caller) {
        return Registrator.of(caller).orElseThrow(Refusal.AUTHENTICATION_REQUIRED::exception);
    }

    /** A call that needs an identity, whichever. */
    void requireKnown(Caller caller) {
        if (!caller.isKnown()) {
            throw Refusal.AUTHENTICATION_REQUIRED.exception();
        }
    }

    /** A feature of a subscription (contract section 3.6). */
    void requireFeature(String bin, String feature) {
        if (!accounts.organization(bin).subscription().includes(feature, clock.now())) {
            throw Refusal.FEATURE_NOT_AVAILABLE.exception();
        }
    }

    /** Whether the caller has a right in their organisation, as the first head or by its block. */
    boolean holds(Caller caller, OrganizationRight right) {
        Optional<Organization> organization = caller.bin().map(accounts::organization);
        if (organization.isEmpty()) {
            return false;
        }
        OrganizationSettings settings = organization.get().settings();
        if (caller instanceof Caller.InformationSystem system) {
            return organization
                    .get()
                    .position(system.certificate())
                    .filter(position -> settings.grants(right, position))
                    .isPresent();
        }
        return caller.person().filter(person -> settings.grants(right, person)).isPresent();
    }

    private boolean maySee(Caller caller, Guarded.Document document) {
        if (!document.isRestricted() || document.isOpenToEverybody()) {
            return true;
        }
        boolean isSigner =
                caller.person().filter(person -> hasSigned(person, document)).isPresent();
        if (isSigner || isNamed(caller, document.viewers())) {
            return true;
        }
        boolean isOrganization = caller.bin()
                .filter(bin ->
                        isSignedFor(bin, document) || isRegisteredBy(bin, document) || isNamed(bin, document.viewers()))
                .isPresent();
        return isOrganization && holds(caller, DOCUMENTS_ACCESS);
    }

    private void requireList(Caller caller, boolean organization, OrganizationRight right) {
        requireKnown(caller);
        if (organization) {
            requireOrganization(caller);
            require(caller, holds(caller, right));
        }
    }

    /** An individual's signature and that of the same person as an employee are two different things, by default. */
    private boolean hasSigned(SignerIdentity person, Guarded.Document document) {
        return document.signers().stream()
                .anyMatch(signer -> switches.names(new AccessRule(signer.iin(), signer.bin()), person));
    }

    private static boolean isSignedFor(String bin, Guarded.Document document) {
        return document.signers().stream().anyMatch(signer -> bin.equals(signer.bin()));
    }

    private static boolean isRegisteredBy(String bin, Guarded guarded) {
        return guarded.registrator()
                .filter(registrator -> registrator.bin().equals(bin))
                .isPresent();
    }

    private static boolean concerns(Caller caller, Guarded.DocumentPackage documents) {
        return caller.bin()
                .filter(bin -> isRegisteredBy(bin, documents) || isNamed(bin, documents.viewers()))
                .isPresent();
    }

    private boolean isNamed(Caller caller, List<AccessRule> rules) {
        return caller.person()
                .filter(person -> rules.stream().anyMatch(rule -> switches.names(rule, person)))
                .isPresent();
    }

    private static boolean isNamed(String bin, List<AccessRule> rules) {
        return rules.stream().anyMatch(rule -> rule.namesOrganization(bin));
    }

    private static void require(Caller caller, boolean allowed) {
        if (!allowed) {
            throw (caller.isKnown() ? Refusal.ACCESS_DENIED : Refusal.AUTHENTICATION_REQUIRED).exception();
        }
    }
}
