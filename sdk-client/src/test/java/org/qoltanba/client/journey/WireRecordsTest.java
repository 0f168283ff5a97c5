package org.qoltanba.client.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records that messages are read into and written from: no content shows in their texts. */
class WireRecordsTest {

    private static final String MARK = "M4rk";

    /** Identifiers that services give out, and the word of a status. */
    private static final Set<String> MAY_BE_SHOWN = Set.of("documentId", "refId", "id", "signId");

    static List<Class<?>> records() {
        List<Class<?>> records = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.qoltanba.client").stream()
                        .filter(type -> type.getSimpleName().endsWith("Wire"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(Class::isRecord)
                        .toList();
        assertThat(records).hasSizeGreaterThan(15);
        return records;
    }

    @ParameterizedTest
    @MethodSource("records")
    void itsTextHoldsNoContent(Class<?> record) throws ReflectiveOperationException {
        RecordComponent[] components = record.getRecordComponents();
        Constructor<?> constructor = record.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Object[] values = Stream.of(components).map(WireRecordsTest::value).toArray();

        assertThat(constructor.newInstance(values).toString()).doesNotContain(MARK);
    }

    private static @Nullable Object value(RecordComponent component) {
        if (component.getType() == String.class) {
            return MAY_BE_SHOWN.contains(component.getName()) ? "shown" : MARK + component.getName();
        }
        if (component.getType() == List.class) {
            return List.of(MARK + component.getName());
        }
        return component.getType() == boolean.class ? Boolean.TRUE : null;
    }
}
