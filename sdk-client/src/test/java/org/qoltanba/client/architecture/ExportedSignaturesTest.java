package org.qoltanba.client.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user of a published module can name, and so has to live with. */
class ExportedSignaturesTest {

    private static final JavaClasses MAIN = PublishedModule.mainClasses();

    @Test
    void noLibraryShowsThrough() throws IOException {
        classes()
                .that(areVisibleToUsers())
                .should(notNameInASignature(resideInAnyPackage(
                                "com.fasterxml.jackson..",
                                "com.github.tomakehurst.wiremock..",
                                "kotlin..",
                                "okhttp3..",
                                "okio..",
                                "org.apache.pdfbox..",
                                "org.bouncycastle..",
                                "org.slf4j..",
                                "wiremock..")
                        .as("a library we must stay free to exchange")))
                .check(MAIN);
    }

    @Test
    void timeIsJavaTime() throws IOException {
        classes()
                .that(areVisibleToUsers())
                .should(notNameInASignature(JavaClass.Predicates.assignableTo(Date.class)
                        .or(JavaClass.Predicates.assignableTo(Calendar.class))
                        .as("java.util.Date or Calendar")))
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> areVisibleToUsers() throws IOException {
        Set<String> exported = PublishedModule.exportedPackages();
        return DescribedPredicate.describe(
                "are visible to users",
                type -> exported.contains(type.getPackageName())
                        && Stream.iterate(
                                        type, outer -> outer.getEnclosingClass().orElse(null))
                                .takeWhile(outer -> outer != null)
                                .allMatch(ExportedSignaturesTest::isVisible));
    }

    private static ArchCondition<JavaClass> notNameInASignature(DescribedPredicate<JavaClass> forbidden) {
        return new ArchCondition<>("not name " + forbidden.getDescription() + " in a signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                        .forEach(parent -> report(type, type.getFullName(), parent, events));
                type.getMembers().stream()
                        .filter(ExportedSignaturesTest::isVisible)
                        .forEach(member ->
                                typesIn(member).forEach(used -> report(type, member.getFullName(), used, events)));
            }

            private void report(JavaClass type, String place, JavaType used, ConditionEvents events) {
                used.getAllInvolvedRawTypes().stream()
                        .filter(forbidden)
                        .forEach(named -> events.add(
                                SimpleConditionEvent.violated(type, place + " names " + named.getFullName())));
            }
        };
    }

    private static Stream<JavaType> typesIn(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.of(
                            Stream.of(code.getReturnType()),
                            code.getParameterTypes().stream(),
                            code.getTypeParameters().stream().map(JavaType.class::cast),
                            code.getExceptionTypes().stream().map(JavaType.class::cast))
                    .flatMap(types -> types);
        }
        return Stream.of(((JavaField) member).getType());
    }

    private static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers());
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}
