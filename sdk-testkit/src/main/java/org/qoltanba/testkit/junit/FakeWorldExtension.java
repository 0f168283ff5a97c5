package org.qoltanba.testkit.junit;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.scenario.WorldFile;

/**
 * Makes worlds for {@link FakeWorld} when first asked for one, and lets JUnit close them. Tests use the annotation.
 *
 * @since 0.1.0
 */
public final class FakeWorldExtension
        implements ParameterResolver,
                TestInstancePostProcessor,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(FakeWorldExtension.class);

    /** Made by JUnit. */
    public FakeWorldExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Scene.class || WorldFields.isPart(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return part(parameter.getParameter().getType(), made(context));
    }

    /** Fills static fields, and those of one instance for all tests: of a world for a class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        List<Field> fields = WorldFields.of(type, true);
        if (!fields.isEmpty() && Wish.of(context).lifetime() == FakeWorld.Lifetime.TEST) {
            throw new ExtensionConfigurationException(
                    "The static field " + fields.get(0).getName()
                            + " would be shared by all tests, but every test has its own world. Make it an instance field, or"
                            + " say @FakeWorld(lifetime = CLASS).");
        }
        fields.forEach(field -> WorldFields.set(field, null, part(field.getType(), made(context))));
    }

    /** Fills the fields of an instance, when its world is there already. */
    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (Wish.of(context).lifetime() == FakeWorld.Lifetime.CLASS) {
            fill(instance, context);
        }
    }

    /** Fills the fields of the instances of a test, those of enclosing classes first. */
    @Override
    public void beforeEach(ExtensionContext context) {
        context.getRequiredTestInstances().getAllInstances().forEach(instance -> fill(instance, context));
    }

    private static void fill(Object instance, ExtensionContext context) {
        WorldFields.of(instance.getClass(), false)
                .forEach(field -> WorldFields.set(field, instance, part(field.getType(), made(context))));
    }

    private static Object part(Class<?> type, Made made) {
        return type == Scene.class ? made.scene : WorldFields.part(type, made.world);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Wish wish = Wish.of(context);
        Made made =
                place(wish, context).map(store -> store.get(wish, Made.class)).orElse(null);
        if (made != null) {
            context.getExecutionException().ifPresent(failure -> failure.addSuppressed(made.world.whatHappened()));
        }
    }

    private static Made made(ExtensionContext context) {
        Wish wish = Wish.of(context);
        Store store = place(wish, context)
                .orElseThrow(() -> new ParameterResolutionException(
                        "Outside a test there is no world: every test has its own. Take it in the test or in"
                                + " @BeforeEach, or say @FakeWorld(lifetime = CLASS)."));
        return store.getOrComputeIfAbsent(wish, Made::by, Made.class);
    }

    /** Where the world of a test is kept, or that of its class; none where there is no test yet. */
    private static Optional<Store> place(Wish wish, ExtensionContext context) {
        return wish.lifetime() == FakeWorld.Lifetime.TEST
                ? context.getTestMethod().map(test -> context.getStore(NAMESPACE))
                : Optional.of(wish.context().getStore(NAMESPACE));
    }

    /** A world and who is in it; JUnit closes what it keeps. */
    private static final class Made implements AutoCloseable {

        private final FakeServices world;
        private final Scene scene;

        private Made(FakeServices world, Scene scene) {
            this.world = world;
            this.scene = scene;
        }

        private static Made by(Wish wish) {
            WorldFile content = wish.content();
            FakeServices world = wish.builder(content).build();
            try {
                return new Made(world, content.arrange(world));
            } catch (RuntimeException unfit) {
                world.close();
                throw unfit;
            }
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
