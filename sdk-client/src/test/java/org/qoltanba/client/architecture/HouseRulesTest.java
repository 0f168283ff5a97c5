package org.qoltanba.client.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Who may know whom: between modules, between the packages of a module, between the services. */
class HouseRulesTest {

    private static final JavaClasses MAIN = PublishedModule.mainClasses();

    @ParameterizedTest
    @EnumSource
    void noModuleIsMissedByTheRules(PublishedModule module) {
        assertThat(MAIN).as("main classes of %s", module.root()).anyMatch(module::contains);
    }

    @ParameterizedTest
    @EnumSource
    void aModuleKnowsOnlyItsNeighbours(PublishedModule module) {
        classes()
                .that()
                .resideInAPackage(module.root() + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(module.known())
                .check(MAIN);
    }

    @Test
    void apiAndCryptoHaveNoNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage("org.qoltanba.api..", "org.qoltanba.crypto..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "javax.net..")
                        .and(JavaClass.Predicates.type(java.net.URI.class).negate())
                        .and(JavaClass.Predicates.type(java.net.URISyntaxException.class)
                                .negate())
                        .as("reach the network"))
                .because("whatever has to be fetched is handed in")
                .check(MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void thePackagesOfAModuleHaveNoCycles(PublishedModule module) {
        slices().assignedFrom(packagesOf(module)).should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CRYPTO")
    void theServicesDoNotKnowEachOther(PublishedModule module) {
        slices().matching(module.root() + ".(sigex|dss|esia|adobesign)..")
                .should()
                .notDependOnEachOther()
                .because("a new service is one folder and touches nothing else")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void wireClassesStayInTheirPackage() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Wire")
                .should()
                .notBePublic()
                .andShould()
                .notBeProtected()
                .because("the shape of a message is known to the one class that reads and writes it")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    private static SliceAssignment packagesOf(PublishedModule module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return module.contains(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module.root();
            }
        };
    }
}
