package org.qoltanba.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A field that gets a world or a part of one: of type {@code FakeServices}, {@code FakeSigex}, {@code FakeDss}, {@code
 * TestCertificateAuthority}, {@code VirtualClock}, {@code Journal} or {@code Scene}. It may be private, not final.
 * What is in the world is said by {@link FakeWorld}; without it every test has an empty one.
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
@ExtendWith(FakeWorldExtension.class)
public @interface FromWorld {}
