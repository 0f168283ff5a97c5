package org.qoltanba.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that {@link FakeWorld} fills: of type {@code FakeServices}, {@code FakeSigex}, {@code FakeDss}, {@code
 * TestCertificateAuthority}, {@code VirtualClock}, {@code Journal} or {@code Scene}. It may be private, not final.
 *
 * <pre>{@code
 * @FakeWorld(scenario = Scenario.TWO_COMPANIES)
 * class ContractTest {
 *
 *     @FromWorld FakeServices world;
 *     @FromWorld Scene scene;
 * }
 * }</pre>
 *
 * <p>An instance field is filled before {@code @BeforeEach}, and with a world for the whole class before {@code @BeforeAll} of
 * an instance. A static field wants a world for the whole class.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromWorld {}
