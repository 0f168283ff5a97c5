package org.qoltanba.testkit.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.dss.FakeDss;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.sigex.FakeSigex;

/** The fields that want a world or a part of one: those marked with {@link FromWorld}. */
final class WorldFields {

    private static final Map<Class<?>, Function<FakeServices, Object>> PARTS = Map.of(
            FakeServices.class, world -> world,
            FakeSigex.class, FakeServices::sigex,
            FakeDss.class, FakeServices::dss,
            TestCertificateAuthority.class, FakeServices::pki,
            VirtualClock.class, FakeServices::clock,
            Journal.class, FakeServices::journal);

    private WorldFields() {}

    static boolean isPart(Class<?> type) {
        return PARTS.containsKey(type);
    }

    static Object part(Class<?> type, FakeServices world) {
        Function<FakeServices, Object> part = PARTS.get(type);
        if (part == null) {
            throw new IllegalStateException(type + " is no part of a world.");
        }
        return part.apply(world);
    }

    /** Those of a class and of what it extends. */
    static List<Field> of(Class<?> type, boolean isStatic) {
        List<Field> fields = ReflectionSupport.findFields(
                type,
                field -> AnnotationSupport.isAnnotated(field, FromWorld.class)
                        && Modifier.isStatic(field.getModifiers()) == isStatic,
                HierarchyTraversalMode.TOP_DOWN);
        fields.forEach(WorldFields::requireKnown);
        return fields;
    }

    static void set(Field field, @Nullable Object instance, Object value) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw unfit(field, "is final", null);
        }
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            throw unfit(field, "is not open to the testkit: open its package in module-info", closed);
        }
    }

    /** Checks that the type of a field is one there is. */
    private static void requireKnown(Field field) {
        if (field.getType() != Scene.class && !isPart(field.getType())) {
            throw unfit(
                    field,
                    "is none of FakeServices, FakeSigex, FakeDss, TestCertificateAuthority, VirtualClock,"
                            + " Journal and Scene",
                    null);
        }
    }

    private static ExtensionConfigurationException unfit(Field field, String why, @Nullable Exception cause) {
        String message = "The field " + field.getName() + " of "
                + field.getDeclaringClass().getName() + ", which wants a part of a world, " + why + ".";
        return cause == null
                ? new ExtensionConfigurationException(message)
                : new ExtensionConfigurationException(message, cause);
    }
}
