package org.qoltanba.testkit.junit;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.junit.platform.commons.support.AnnotationSupport;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scenario;
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
        if (!fields.isEmpty() && annotation(context).lifetime() == FakeWorld.Lifetime.TEST) {
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
        if (annotation(context).lifetime() == FakeWorld.Lifetime.CLASS) {
            fill(instance, context);
        }
    }

    /** Fills the fields of the instances of a test, those of enclosing classes first. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (annotation(context).lifetime() == FakeWorld.Lifetime.TEST) {
            context.getRequiredTestInstances().getAllInstances().forEach(instance -> fill(instance, context));
        }
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
        Made made =
                place(context).map(store -> store.get(Made.class, Made.class)).orElse(null);
        if (made != null) {
            context.getExecutionException().ifPresent(failure -> failure.addSuppressed(made.world.whatHappened()));
        }
    }

    private static Made made(ExtensionContext context) {
        Store store = place(context)
                .orElseThrow(() -> new ParameterResolutionException(
                        "Outside a test there is no world: every test has its own. Take it in the test or in"
                                + " @BeforeEach, or say @FakeWorld(lifetime = CLASS)."));
        return store.getOrComputeIfAbsent(Made.class, type -> Made.by(annotation(context)), Made.class);
    }

    /** Where the world of a test is kept, or that of its class; none where there is no test yet. */
    private static Optional<Store> place(ExtensionContext context) {
        if (annotation(context).lifetime() == FakeWorld.Lifetime.TEST) {
            return context.getTestMethod().map(test -> context.getStore(NAMESPACE));
        }
        return Optional.of(annotated(context).getStore(NAMESPACE));
    }

    /** The outermost class that has the annotation: a nested one shares its world. */
    private static ExtensionContext annotated(ExtensionContext context) {
        ExtensionContext found = context;
        ExtensionContext candidate = context;
        while (candidate != null) {
            if (candidate.getTestMethod().isEmpty() && hasAnnotation(candidate)) {
                found = candidate;
            }
            candidate = candidate.getParent().orElse(null);
        }
        return found;
    }

    private static boolean hasAnnotation(ExtensionContext context) {
        return context.getTestClass().filter(type -> find(type).isPresent()).isPresent();
    }

    private static FakeWorld annotation(ExtensionContext context) {
        return context.getTestClass()
                .flatMap(FakeWorldExtension::find)
                .orElseThrow(() -> new IllegalStateException("@FakeWorld stands on a class of tests."));
    }

    private static Optional<FakeWorld> find(@Nullable Class<?> type) {
        Class<?> candidate = type;
        while (candidate != null) {
            Optional<FakeWorld> found = AnnotationSupport.findAnnotation(candidate, FakeWorld.class);
            if (found.isPresent()) {
                return found;
            }
            candidate = candidate.getEnclosingClass();
        }
        return Optional.empty();
    }

    /** A world and who is in it; JUnit closes what it keeps. */
    private static final class Made implements AutoCloseable {

        private final FakeServices world;
        private final Scene scene;

        private Made(FakeServices world, Scene scene) {
            this.world = world;
            this.scene = scene;
        }

        private static Made by(FakeWorld wanted) {
            FakeServices world = FakeServices.create();
            Scenario[] scenarios = wanted.scenario();
            Scene scene = scenarios.length == 0 ? WorldFile.empty().arrange(world) : scenarios[0].arrange(world);
            return new Made(world, scene);
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
