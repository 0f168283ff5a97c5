package org.qoltanba.client.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.ObjectInputStream;
import java.net.Authenticator;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.spi.SdkClock;

/** What no main class does: it would surprise the application around it, or could not be tested. */
class ForbiddenCallsTest {

    private static final JavaClasses MAIN = PublishedModule.mainClasses();

    /** The door to the time of the machine. */
    private static final DescribedPredicate<JavaClass> SYSTEM_CLOCK = DescribedPredicate.describe(
            "are the system clock",
            type -> type.isAssignableTo(SdkClock.class) && type.getSimpleName().startsWith("System"));

    /** The door to threads. */
    private static final DescribedPredicate<JavaClass> THREAD_FACTORY = assignableTo(ThreadFactory.class);

    /** The one class that has the JVM for itself. */
    private static final DescribedPredicate<JavaClass> PROGRAM = DescribedPredicate.describe(
            "are the stand-alone program",
            type -> type.getName().startsWith("org.qoltanba.testkit.program.TestkitProgram"));

    /** As far as the type of a field can tell; what collections hold is looked at where they are filled. */
    private static final DescribedPredicate<JavaField> HOLD_A_CONSTANT =
            DescribedPredicate.describe("hold a constant", field -> {
                JavaClass type = field.getRawType();
                boolean openArray = type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE);
                boolean shared = type.getPackageName().startsWith("java.util.concurrent") && !type.isEnum();
                return !openArray
                        && !shared
                        && !type.isAssignableTo(ThreadLocal.class)
                        && !type.isAssignableTo("java.lang.AbstractStringBuilder");
            });

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .accessTargetWhere(calls("sleep", method(Thread.class, "sleep").or(method(TimeUnit.class, "sleep"))))
                .because("waiting belongs to the scheduler, which a test moves by hand")
                .check(MAIN);
    }

    @Test
    void theTimeIsReadByTheSystemClockAlone() {
        noClasses()
                .that(DescribedPredicate.not(SYSTEM_CLOCK))
                .should()
                .accessTargetWhere(calls(
                        "read the time of the machine",
                        method(System.class, "nanoTime", "currentTimeMillis")
                                .or(target -> target.getOwner().getPackageName().startsWith("java.time")
                                        && target.getName().equals("now")
                                        && !takes(target, Clock.class))
                                .or(target -> target.getOwner().isEquivalentTo(Clock.class)
                                        && (target.getName().startsWith("system")
                                                || target.getName().startsWith("tick")))
                                .or(method(Calendar.class, "getInstance"))
                                .or(target -> constructs(target, Date.class)
                                        && target.getRawParameterTypes().isEmpty())))
                .because("time is passed in as SdkClock")
                .check(MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void aModuleHasOneSystemClockAtMost(PublishedModule module) {
        assertThat(MAIN.stream().filter(module::contains).filter(SYSTEM_CLOCK)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void randomnessCanBePassedIn() {
        noClasses()
                .should()
                .accessTargetWhere(calls(
                        "draw from a generator nobody can replace",
                        method(Math.class, "random").or(method(ThreadLocalRandom.class, "current"))))
                .check(MAIN);
    }

    @Test
    void threadsAreMadeByAThreadFactory() {
        noClasses()
                .that(DescribedPredicate.not(THREAD_FACTORY))
                .should()
                .accessTargetWhere(calls("make a thread", constructor(Thread.class)))
                .orShould()
                .beAssignableTo(Thread.class)
                .check(MAIN);
    }

    @Test
    void aThreadFactoryMakesDaemons() {
        classes()
                .that(THREAD_FACTORY)
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "call Thread.setDaemon",
                        type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        method(Thread.class, "setDaemon").test(call.getTarget())))))
                .because("the SDK must never keep the application's JVM alive")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void aModuleHasOneThreadFactoryAtMost(PublishedModule module) {
        assertThat(MAIN.stream().filter(module::contains).filter(THREAD_FACTORY))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void poolsAreGivenTheirThreadFactory() {
        noClasses()
                .should()
                .accessTargetWhere(calls(
                        "use threads of unknown origin",
                        method(ForkJoinPool.class, "commonPool", "<init>")
                                .or(constructor(Timer.class))
                                .or(target -> !takes(target, ThreadFactory.class)
                                        && (constructs(target, ThreadPoolExecutor.class) || newsAnExecutor(target)))))
                .check(MAIN);
    }

    @Test
    void asynchronousStagesNameTheirExecutor() {
        noClasses()
                .should()
                .accessTargetWhere(calls(
                        "continue on the common pool or the JDK's own timer",
                        target -> target.getOwner().isAssignableTo(CompletionStage.class)
                                && target.getName().endsWith("Async")
                                && !takes(target, Executor.class)))
                .orShould()
                .accessTargetWhere(calls(
                        "wait on the JDK's own timer",
                        method(CompletableFuture.class, "orTimeout", "completeOnTimeout", "delayedExecutor")))
                .check(MAIN);
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
    }

    @Test
    void nothingIsLoggedAtInfo() {
        noClasses()
                .should()
                .accessTargetWhere(calls(
                        "log at INFO",
                        target -> target.getOwner().getName().equals("org.slf4j.Logger")
                                && (target.getName().equals("info")
                                        || target.getName().equals("atInfo"))))
                .because("a library tells its story at DEBUG and its trouble by exceptions")
                .check(MAIN);
    }

    @Test
    void theJvmIsLeftAlone() {
        noClasses()
                .that(DescribedPredicate.not(PROGRAM))
                .should()
                .accessTargetWhere(calls(
                        "change the whole JVM",
                        method(Security.class, "addProvider", "insertProviderAt", "removeProvider", "setProperty")
                                .or(method(System.class, "setProperty", "setProperties", "clearProperty", "exit"))
                                .or(method(Runtime.class, "addShutdownHook", "exit", "halt"))
                                .or(method(Locale.class, "setDefault"))
                                .or(method(TimeZone.class, "setDefault"))
                                .or(method(SSLContext.class, "setDefault"))
                                .or(method(Authenticator.class, "setDefault"))
                                .or(method(
                                        HttpsURLConnection.class,
                                        "setDefaultHostnameVerifier",
                                        "setDefaultSSLSocketFactory"))))
                .check(MAIN);
    }

    @Test
    void javaSerializationIsNeverRead() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(MAIN);
    }

    @Test
    void trustInTlsIsDecidedByThePlatform() {
        noClasses()
                .should()
                .beAssignableTo(TrustManager.class)
                .orShould()
                .beAssignableTo(HostnameVerifier.class)
                .orShould()
                .accessTargetWhere(calls(
                        "replace the check of host names",
                        target -> target.getName().equals("setHostnameVerifier")
                                || (target.getName().equals("hostnameVerifier")
                                        && takes(target, HostnameVerifier.class))))
                .check(MAIN);
    }

    @Test
    void staticFieldsAreConstants() {
        fields().that()
                .areStatic()
                .and(DescribedPredicate.describe(
                        "are written by hand", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .andShould(ArchCondition.from(HOLD_A_CONSTANT))
                .check(MAIN);
    }

    @Test
    void noCollectionIsFilledInStaticState() {
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "create a mutable collection while the class is initialised",
                        access -> access.getOrigin().getName().equals("<clinit>")
                                && access.getTarget() instanceof CodeUnitAccessTarget target
                                && (constructs(target, Map.class) || constructs(target, Collection.class))
                                && !constructs(target, Provider.class)))
                .because("constants are List.of, Map.of, Set.of; everything else, save a provider of algorithms,"
                        + " belongs to an instance")
                .check(MAIN);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(
            String description, Predicate<CodeUnitAccessTarget> forbidden) {
        return DescribedPredicate.describe(
                description,
                access -> access.getTarget() instanceof CodeUnitAccessTarget target && forbidden.test(target));
    }

    private static Predicate<CodeUnitAccessTarget> method(Class<?> owner, String... names) {
        Set<String> wanted = Set.of(names);
        return target -> target.getOwner().isAssignableTo(owner) && wanted.contains(target.getName());
    }

    private static Predicate<CodeUnitAccessTarget> constructor(Class<?> type) {
        return target -> constructs(target, type);
    }

    private static boolean constructs(CodeUnitAccessTarget target, Class<?> type) {
        return target.getName().equals("<init>") && target.getOwner().isAssignableTo(type);
    }

    private static boolean newsAnExecutor(CodeUnitAccessTarget target) {
        return target.getOwner().isEquivalentTo(Executors.class)
                && target.getName().startsWith("new");
    }

    private static boolean takes(CodeUnitAccessTarget target, Class<?> parameter) {
        return target.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(parameter));
    }
}
