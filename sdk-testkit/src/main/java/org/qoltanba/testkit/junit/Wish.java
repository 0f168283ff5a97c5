package org.qoltanba.testkit.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.qoltanba.testkit.FakeServicesBuilder;
import org.qoltanba.testkit.scenario.WorldFile;

/**
 * What world a test wants: what the nearest {@link FakeWorld} says, and what it stands on.
 *
 * @param place the test or the class; the class of the test if nothing is said
 * @param context that of the place
 * @param said nothing if a marked field alone asks for a world
 */
record Wish(AnnotatedElement place, ExtensionContext context, Optional<FakeWorld> said) {

    private static final int LARGEST = 4 * 1024 * 1024;

    static Wish of(ExtensionContext context) {
        Wish nearest = null;
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            AnnotatedElement element = at.getElement().orElse(null);
            if (element == null || (nearest != null && !element.equals(nearest.place))) {
                continue;
            }
            Optional<FakeWorld> found = AnnotationSupport.findAnnotation(element, FakeWorld.class);
            if (found.isPresent()) {
                nearest =
                        new Wish(element, at, found); // the outermost context of the element: a repetition has one too
            }
        }
        return nearest == null
                ? new Wish(context.getRequiredTestClass(), context, Optional.empty())
                : nearest.checked();
    }

    private Wish checked() {
        if (place instanceof Class<?> || lifetime() == FakeWorld.Lifetime.TEST) {
            return this;
        }
        throw unfit("a world for a class is asked for where a method stands: say it on the class");
    }

    FakeWorld.Lifetime lifetime() {
        return said.map(FakeWorld::lifetime).orElse(FakeWorld.Lifetime.TEST);
    }

    /** What is in the world; nobody if nothing is said. */
    WorldFile content() {
        FakeWorld wanted = said.orElse(null);
        if (wanted == null) {
            return WorldFile.empty();
        }
        boolean named = wanted.scenario().length > 0;
        if (wanted.scenario().length > 1 || (named && !wanted.file().isEmpty())) {
            throw unfit("a world begins with one scenario, or with a file: a file may itself begin with a scenario");
        }
        if (!wanted.file().isEmpty()) {
            return read(wanted.file());
        }
        return named ? wanted.scenario()[0].file() : WorldFile.empty();
    }

    FakeServicesBuilder builder(WorldFile content) {
        FakeServicesBuilder builder = content.builder();
        long[] seeds = said.map(FakeWorld::seed).orElse(new long[0]);
        if (seeds.length > 1) {
            throw unfit("a world has one seed");
        }
        return seeds.length == 0 ? builder : builder.seed(seeds[0]);
    }

    private WorldFile read(String name) {
        Class<?> beside = context.getRequiredTestClass();
        try (InputStream found = beside.getResourceAsStream(name)) {
            if (found == null) {
                throw unfit("there is no resource " + name + " beside " + beside.getName()
                        + ": put it there, or give its whole path with a slash in front");
            }
            return WorldFile.parse(new String(found.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ExtensionConfigurationException unfit(String why) {
        String where = context.getRequiredTestClass().getName()
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        return new ExtensionConfigurationException("@FakeWorld at " + where + ": " + why + ".");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wish wish && wish.place.equals(place);
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }
}
