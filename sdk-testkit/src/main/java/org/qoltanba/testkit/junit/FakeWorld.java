package org.qoltanba.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qoltanba.testkit.scenario.Scenario;

/**
 * Gives tests a world, as a parameter of type {@code FakeServices} or of one of its parts, and, where a scenario is named, as
 * one of type {@code Scene}; or in fields of the same types, marked with {@link FromWorld}.
 *
 * <pre>{@code
 * @FakeWorld(scenario = Scenario.TWO_COMPANIES)
 * class ContractTest {
 *
 *     @Test
 *     void aContractIsSigned(FakeServices world, Scene scene) {...}
 *
 *     @Test
 *     @FakeWorld(scenario = Scenario.CA_OUTAGE)
 *     void theAuthorityDoesNotAnswer(FakeServices world, Scene scene) {...}
 * }
 * }</pre>
 *
 * <p>Every test has a world of its own, so tests may run side by side, unless the annotation says that all tests of the class
 * share one. The annotation that is nearest to a test decides: its own, that of its class, that of an enclosing class. What
 * has an annotation of its own has a world of its own. When a test fails, the exchanges of its world stand below the failure.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FakeWorldExtension.class)
public @interface FakeWorld {

    /**
     * What is arranged in each world.
     *
     * @return one scenario, or none for an empty world
     */
    Scenario[] scenario() default {};

    /**
     * A file of yours that says what is arranged in each world, instead of a scenario; see {@code WorldFile}. Its seed, its
     * clock and its ports are those of the world.
     *
     * @return a resource: beside the class of the test, or, with a slash in front, from the root of the class path
     */
    String file() default "";

    /**
     * What identifiers and codes are made from.
     *
     * @return one number, what a failed test has told; different each time without
     */
    long[] seed() default {};

    /**
     * How long a world lives.
     *
     * @return a test, unless told otherwise
     */
    Lifetime lifetime() default Lifetime.TEST;

    /**
     * How long a world lives.
     *
     * @since 0.1.0
     */
    enum Lifetime {
        /** Every test has a world of its own. */
        TEST,
        /** All tests of a class share one; it is there for {@code @BeforeAll} and constructors too. */
        CLASS
    }
}
