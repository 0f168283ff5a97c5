package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.sigex.OrganizationRight.DOCUMENTS_ACCESS;
import static org.qoltanba.testkit.sigex.OrganizationRight.DOCUMENTS_LIST;
import static org.qoltanba.testkit.sigex.OrganizationRight.DOCUMENTS_SETTINGS;
import static org.qoltanba.testkit.sigex.OrganizationRight.PACKAGES_ACCESS;
import static org.qoltanba.testkit.sigex.OrganizationRight.PACKAGES_LIST;
import static org.qoltanba.testkit.sigex.OrganizationRight.PACKAGES_SETTINGS;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.http.TlsIdentity;

/**
 * The matrices of contract section 3.5, row by row. The columns are those who call: nobody, a person for themselves, the
 * same person as an employee, a colleague whom the blocks name, one whom they do not, the first head, an information
 * system in the blocks, and one that is not.
 */
class AccessMatrixTest {

    private static final String IIN = "IIN111111111111";
    private static final String OTHER_IIN = "IIN222222222222";
    private static final String BIN = "BIN050540004455";
    private static final String OTHER_BIN = "BIN123456789012";

    private static final SignerIdentity PERSON = identity(IIN, null);
    private static final SignerIdentity EMPLOYEE = identity(IIN, BIN);
    private static final SignerIdentity COLLEAGUE = identity("IIN333333333333", BIN);
    private static final SignerIdentity OUTSIDER = identity("IIN444444444444", BIN);
    private static final SignerIdentity HEAD = identity("IIN555555555555", BIN, Authority.FIRST_HEAD.oid());

    private final Accounts accounts = new Accounts();
    private final SigexAccessSwitches switches = new SigexAccessSwitches();
    private final AccessRules rules = new AccessRules(accounts, new VirtualClock(), switches);
    private final Caller.InformationSystem namedSystem = system();
    private final Caller.InformationSystem otherSystem = system();

    AccessMatrixTest() {
        accounts.organization(BIN).arrange(settings -> {
            OrganizationSettings with = settings.with(certificate(namedSystem), Set.of(OrganizationRight.values()))
                    .with(certificate(otherSystem), Set.of());
            Map<OrganizationRight, AccessBlock> blocks = new EnumMap<>(OrganizationRight.class);
            with.blocks()
                    .forEach((right, block) -> blocks.put(
                            right, new AccessBlock(List.of(), block.certificates(), List.of(COLLEAGUE.iin()))));
            return new OrganizationSettings(with.certificates(), blocks, List.of(), false, "", "");
        });
    }

    @Test
    void point08TheMatrixOfSeeingDocuments() {
        String all = "yes yes yes yes yes yes yes yes";
        String nobody = "login no no no no no no no";
        String person = "login yes no no no no no no";
        String employee = "login no yes yes no yes yes no";
        String organization = "login no no yes no yes yes no";

        assertThat(view(new Facts())).isEqualTo(all);
        assertThat(view(restricted())).isEqualTo(nobody);
        assertThat(view(restricted().signedBy(PERSON))).isEqualTo(person);
        assertThat(view(restricted().signedBy(EMPLOYEE))).isEqualTo(employee);
        assertThat(view(restricted().signedBy(identity(OTHER_IIN, BIN)))).isEqualTo(organization);
        assertThat(view(restricted().signedBy(identity(OTHER_IIN, OTHER_BIN)))).isEqualTo(nobody);
        assertThat(view(restricted().registeredBy(BIN))).isEqualTo(organization);
        assertThat(view(restricted().registeredBy(OTHER_BIN))).isEqualTo(nobody);
        assertThat(view(restricted().seenBy(new AccessRule(IIN, null)))).isEqualTo(person);
        assertThat(view(restricted().seenBy(new AccessRule(IIN, BIN)))).isEqualTo(employee);
        assertThat(view(restricted().seenBy(new AccessRule(null, BIN)))).isEqualTo(organization);
        assertThat(view(restricted().seenBy(new AccessRule(OTHER_IIN, BIN)))).isEqualTo(organization);
        assertThat(view(restricted().open())).isEqualTo(all);
    }

    @Test
    void point08AnonymousCallersNeverGetTheOriginalUnlessItIsOpen() {
        assertThat(original(new Facts())).isEqualTo("login yes yes yes yes yes yes yes");
        assertThat(original(restricted().signedBy(PERSON))).isEqualTo("login yes no no no no no no");
        assertThat(original(restricted().open())).isEqualTo("yes yes yes yes yes yes yes yes");
        assertThat(original(new Facts().open())).isEqualTo("yes yes yes yes yes yes yes yes");
    }

    @Test
    void theMatrixOfChangingSettingsOfDocuments() {
        for (Facts facts : List.of(new Facts(), restricted())) {
            assertThat(settings(facts)).isEqualTo("login no no no no no no no");
            assertThat(settings(facts.signedBy(PERSON))).isEqualTo("login yes no no no no no no");
            assertThat(settings(facts.signedBy(EMPLOYEE))).isEqualTo("login no yes yes no yes yes no");
            assertThat(settings(facts.signedBy(identity(OTHER_IIN, BIN)))).isEqualTo("login no no yes no yes yes no");
            assertThat(settings(facts.registeredBy(BIN))).isEqualTo("login no no yes no yes yes no");
            assertThat(settings(facts.seenBy(new AccessRule(IIN, BIN)))).isEqualTo("login no no no no no no no");
        }
    }

    @Test
    void theMatrixOfSeeingPackages() {
        assertThat(viewPackage(new Facts())).isEqualTo("yes yes yes yes yes yes yes yes");
        assertThat(viewPackage(restricted())).isEqualTo("login no no no no no no no");
        assertThat(viewPackage(restricted().registeredBy(BIN))).isEqualTo("login no no yes no yes yes no");
        assertThat(viewPackage(restricted().seenBy(new AccessRule(IIN, null))))
                .isEqualTo("login yes no no no no no no");
        assertThat(viewPackage(restricted().seenBy(new AccessRule(IIN, BIN))))
                .isEqualTo("login no yes yes no yes yes no");
        assertThat(viewPackage(restricted().seenBy(new AccessRule(null, BIN))))
                .isEqualTo("login no no yes no yes yes no");
    }

    @Test
    void theMatrixOfChangingSettingsOfPackages() {
        assertThat(packageSettings(new Facts())).isEqualTo("login no no no no no no no");
        assertThat(packageSettings(new Facts().registeredBy(BIN))).isEqualTo("login no no yes no yes yes no");
        assertThat(packageSettings(new Facts().editedBy(new AccessRule(IIN, null))))
                .isEqualTo("login yes no no no no no no");
        assertThat(packageSettings(new Facts().editedBy(new AccessRule(IIN, BIN))))
                .isEqualTo("login no yes yes no yes yes no");
        assertThat(packageSettings(new Facts().seenBy(new AccessRule(IIN, BIN))))
                .isEqualTo("login no no no no no no no");
    }

    @Test
    void listsHaveWhatWasSignedInThatCapacity() {
        Facts byPerson = new Facts().signedBy(PERSON);
        Facts byEmployee = new Facts().signedBy(EMPLOYEE);
        Facts bySystem = new Facts().registeredBy(BIN);

        assertThat(listed(false, byPerson)).isEqualTo("no yes no no no no no no");
        assertThat(listed(false, byEmployee)).isEqualTo("no no yes no no no no no");
        assertThat(listed(false, bySystem)).isEqualTo("no no no no no no no no");
        assertThat(listed(true, byPerson)).isEqualTo("no no no no no no no no");
        assertThat(listed(true, byEmployee)).isEqualTo("no no yes yes yes yes yes yes");
        assertThat(listed(true, bySystem)).isEqualTo("no no yes yes yes yes yes yes");
        assertThat(outcomes(caller -> rules.requireDocumentList(caller, false)))
                .isEqualTo("login yes yes yes yes yes yes yes");
        assertThat(outcomes(caller -> rules.requireDocumentList(caller, true)))
                .isEqualTo("login person no yes no yes yes no");
        assertThat(outcomes(caller -> rules.requirePackageList(caller, true)))
                .isEqualTo("login person no yes no yes yes no");
    }

    @Test
    void packagesAreListedForThoseTheyName() {
        Guarded.DocumentPackage named =
                new Facts().seenBy(new AccessRule(IIN, BIN)).asPackage();
        Guarded.DocumentPackage registered = new Facts().registeredBy(BIN).asPackage();

        assertThat(rules.lists(new Caller.Employee(EMPLOYEE), false, named)).isTrue();
        assertThat(rules.lists(new Caller.Individual(PERSON), false, named)).isFalse();
        assertThat(rules.lists(namedSystem, false, registered)).isFalse();
        assertThat(rules.lists(namedSystem, true, registered)).isTrue();
        assertThat(rules.lists(new Caller.Employee(COLLEAGUE), true, named)).isTrue();
    }

    @Test
    void whetherEmployeesMayDoWhatTheyMayAsIndividuals() {
        switches.employeesActForThemselves(true);

        String person = "login yes yes no no no no no";
        assertThat(view(restricted().signedBy(PERSON))).isEqualTo(person);
        assertThat(view(restricted().seenBy(new AccessRule(IIN, null)))).isEqualTo(person);
        assertThat(original(restricted().signedBy(PERSON))).isEqualTo(person);
        assertThat(settings(restricted().signedBy(PERSON))).isEqualTo(person);
        assertThat(viewPackage(restricted().seenBy(new AccessRule(IIN, null)))).isEqualTo(person);
        assertThat(packageSettings(new Facts().editedBy(new AccessRule(IIN, null))))
                .isEqualTo(person);
        assertThat(listed(false, new Facts().signedBy(PERSON))).isEqualTo("no yes yes no no no no no");
        assertThat(view(restricted().signedBy(identity(OTHER_IIN, null)))).isEqualTo("login no no no no no no no");
        assertThat(view(restricted().signedBy(EMPLOYEE))).isEqualTo("login no yes yes no yes yes no");
    }

    @Test
    void whetherIndividualsMayDoWhatTheyMayAsEmployees() {
        switches.individualsActAsEmployees(true);

        String employee = "login yes yes yes no yes yes no";
        assertThat(view(restricted().signedBy(EMPLOYEE))).isEqualTo(employee);
        assertThat(view(restricted().seenBy(new AccessRule(IIN, BIN)))).isEqualTo(employee);
        assertThat(original(restricted().signedBy(EMPLOYEE))).isEqualTo(employee);
        assertThat(settings(restricted().signedBy(EMPLOYEE))).isEqualTo(employee);
        assertThat(viewPackage(restricted().seenBy(new AccessRule(IIN, BIN)))).isEqualTo(employee);
        assertThat(packageSettings(new Facts().editedBy(new AccessRule(IIN, BIN))))
                .isEqualTo(employee);
        assertThat(listed(false, new Facts().signedBy(EMPLOYEE))).isEqualTo("no yes yes no no no no no");
        assertThat(view(restricted().signedBy(identity(OTHER_IIN, BIN)))).isEqualTo("login no no yes no yes yes no");
        assertThat(view(restricted().signedBy(PERSON))).isEqualTo("login yes no no no no no no");
        assertThat(view(restricted().seenBy(new AccessRule(null, BIN)))).isEqualTo("login no no yes no yes yes no");
    }

    @Test
    void whetherAnonymousCallersGetTheOriginalOfAPublicDocument() {
        switches.originalNeedsIdentity(false);

        assertThat(original(new Facts())).isEqualTo("yes yes yes yes yes yes yes yes");
        assertThat(original(restricted().signedBy(PERSON))).isEqualTo("login yes no no no no no no");
    }

    @Test
    void eachRightHasABlockOfItsOwn() {
        AccessBlock block = new AccessBlock(List.of("1.2.398.3.3.4.1.2.5"), List.of(), List.of());
        accounts.organization(OTHER_BIN)
                .arrange(any ->
                        new OrganizationSettings(List.of(), Map.of(DOCUMENTS_LIST, block), List.of(), false, "", ""));
        Caller employee = Caller.of(identity(IIN, OTHER_BIN, "1.2.398.3.3.4.1.2.5"));

        assertThat(rules.holds(employee, DOCUMENTS_LIST)).isTrue();
        for (OrganizationRight other :
                Set.of(DOCUMENTS_ACCESS, DOCUMENTS_SETTINGS, PACKAGES_ACCESS, PACKAGES_LIST, PACKAGES_SETTINGS)) {
            assertThat(rules.holds(employee, other)).isFalse();
        }
    }

    @Test
    @Covers("Feature is not available on current subscription level")
    void featuresNeedASubscription() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> rules.requireFeature(BIN, Subscription.PREREGISTRATION))
                .withMessage("Feature is not available on current subscription level");
        accounts.organization(BIN).subscribe(basic -> Subscription.LARGE_BUSINESS);
        rules.requireFeature(BIN, Subscription.PREREGISTRATION);
        accounts.organization(BIN).subscribe(any -> any.until(new VirtualClock().now()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> rules.requireFeature(BIN, Subscription.PREREGISTRATION));
    }

    private String view(Facts facts) {
        return outcomes(caller -> rules.requireView(caller, facts.asDocument()));
    }

    private String original(Facts facts) {
        return outcomes(caller -> rules.requireOriginal(caller, facts.asDocument()));
    }

    private String settings(Facts facts) {
        return outcomes(caller -> rules.requireSettings(caller, facts.asDocument()));
    }

    private String viewPackage(Facts facts) {
        return outcomes(caller -> rules.requireView(caller, facts.asPackage()));
    }

    private String packageSettings(Facts facts) {
        return outcomes(caller -> rules.requireSettings(caller, facts.asPackage()));
    }

    private String listed(boolean organization, Facts facts) {
        return outcomes(caller -> {
            if (!rules.lists(caller, organization, facts.asDocument())) {
                throw Refusal.ACCESS_DENIED.exception();
            }
        });
    }

    private String outcomes(Consumer<Caller> call) {
        List<Caller> callers = List.of(
                new Caller.Anonymous(),
                Caller.of(PERSON),
                Caller.of(EMPLOYEE),
                Caller.of(COLLEAGUE),
                Caller.of(OUTSIDER),
                Caller.of(HEAD),
                namedSystem,
                otherSystem);
        return String.join(
                " ", callers.stream().map(caller -> outcome(call, caller)).toList());
    }

    private static String outcome(Consumer<Caller> call, Caller caller) {
        try {
            call.accept(caller);
            return "yes";
        } catch (RefusedException refused) {
            return switch (refused.refusal()) {
                case AUTHENTICATION_REQUIRED -> "login";
                case ACCESS_DENIED -> "no";
                case NOT_AN_ORGANIZATION -> "person";
                default -> refused.refusal().message();
            };
        }
    }

    private static Facts restricted() {
        return new Facts(true, false, List.of(), Optional.empty(), List.of(), List.of());
    }

    private static SignerIdentity identity(String iin, @Nullable String bin, String... usages) {
        return new SignerIdentity(iin, bin, null, "Name", List.of(usages), "nca");
    }

    private static Caller.InformationSystem system() {
        TlsIdentity identity = TlsIdentity.selfSigned("system", new SecureRandom());
        return new Caller.InformationSystem(BIN, CertificateChecks.holder(identity.certificate()));
    }

    private static TlsCertificate certificate(Caller.InformationSystem system) {
        return new TlsCertificate("system", "", system.certificate(), false, Branding.NONE);
    }

    /** What a right depends on. */
    private record Facts(
            boolean restricted,
            boolean openToAll,
            List<SignerIdentity> signers,
            Optional<Registrator> registrator,
            List<AccessRule> viewers,
            List<AccessRule> editors) {

        Facts() {
            this(false, false, List.of(), Optional.empty(), List.of(), List.of());
        }

        Facts open() {
            return new Facts(restricted, true, signers, registrator, viewers, editors);
        }

        Facts signedBy(SignerIdentity signer) {
            return new Facts(restricted, openToAll, List.of(signer), registrator, viewers, editors);
        }

        Facts registeredBy(String bin) {
            Registrator by = new Registrator(bin, system().certificate());
            return new Facts(restricted, openToAll, signers, Optional.of(by), viewers, editors);
        }

        Facts seenBy(AccessRule rule) {
            return new Facts(restricted, openToAll, signers, registrator, List.of(rule), editors);
        }

        Facts editedBy(AccessRule rule) {
            return new Facts(restricted, openToAll, signers, registrator, viewers, List.of(rule));
        }

        Guarded.Document asDocument() {
            return new Doc(this);
        }

        Guarded.DocumentPackage asPackage() {
            return new Pack(this);
        }
    }

    private record Doc(Facts facts) implements Guarded.Document {

        @Override
        public boolean isRestricted() {
            return facts.restricted();
        }

        @Override
        public Optional<Registrator> registrator() {
            return facts.registrator();
        }

        @Override
        public List<AccessRule> viewers() {
            return facts.viewers();
        }

        @Override
        public boolean isOpenToEverybody() {
            return facts.openToAll();
        }

        @Override
        public List<SignerIdentity> signers() {
            return facts.signers();
        }
    }

    private record Pack(Facts facts) implements Guarded.DocumentPackage {

        @Override
        public boolean isRestricted() {
            return facts.restricted();
        }

        @Override
        public Optional<Registrator> registrator() {
            return facts.registrator();
        }

        @Override
        public List<AccessRule> viewers() {
            return facts.viewers();
        }

        @Override
        public List<AccessRule> editors() {
            return facts.editors();
        }
    }
}
