package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.Uniqueness;

/** {@code DocumentSettings} (contract section 5.5). */
final class SettingsTree {

    private static final DocumentSettings DEFAULTS = DocumentSettings.builder().build();

    private static final List<SettingsMember<DocumentSettings>> MEMBERS = List.of(
            flag("private", DocumentSettings::isPrivate, false),
            number("signaturesLimit", DocumentSettings::signaturesLimit, false),
            flag("switchToPrivateAfterLimitReached", DocumentSettings::switchToPrivateAfterLimitReached, false),
            member("unique", DocumentSettings::unique, settings -> ofUnique(settings.unique()), false),
            flag("strictSignersRequirements", DocumentSettings::strictSignersRequirements, false),
            flag("sequentialSignersRequirements", DocumentSettings::sequentialSignersRequirements, false),
            member(
                    "signersRequirements",
                    DocumentSettings::signersRequirements,
                    settings -> RequirementTree.ofRequirements(settings.signersRequirements()),
                    false),
            flag("publicDuringPreregistration", DocumentSettings::publicDuringPreregistration, true),
            number("publicWhileLessThanSignatures", DocumentSettings::publicWhileLessThanSignatures, true),
            member(
                    "documentAccess",
                    DocumentSettings::documentAccess,
                    settings -> RequirementTree.ofRules(settings.documentAccess()),
                    false),
            flag("forceArchive", DocumentSettings::forceArchive, true),
            member(
                    "tempStorageAfterRegistration",
                    DocumentSettings::tempStorageAfterRegistration,
                    settings -> LongNode.valueOf(
                            settings.tempStorageAfterRegistration().toMillis()),
                    true));

    private SettingsTree() {}

    /** For a registration; null if nothing differs from the defaults. */
    static @Nullable ObjectNode written(DocumentSettings settings) {
        return SettingsMember.written(MEMBERS, settings, DEFAULTS);
    }

    /**
     * To replace what the service has.
     *
     * @throws IllegalArgumentException if they differ in what is fixed with the registration
     */
    static ObjectNode changed(@Nullable JsonNode current, DocumentSettings wanted) {
        return SettingsMember.changed(MEMBERS, current, read(current), wanted);
    }

    /**
     * Reads what the service sent. What is absent has its default.
     *
     * @throws IllegalArgumentException if a value is malformed
     */
    static DocumentSettings read(@Nullable JsonNode given) {
        JsonNode tree = given == null ? JsonNodeFactory.instance.objectNode() : given;
        List<Uniqueness> unique = new ArrayList<>();
        tree.path("unique").forEach(word -> unique.add(Uniqueness.of(word.asText())));
        DocumentSettings.Builder settings = DocumentSettings.builder()
                .isPrivate(tree.path("private").asBoolean())
                .signaturesLimit(tree.path("signaturesLimit").asInt())
                .switchToPrivateAfterLimitReached(
                        tree.path("switchToPrivateAfterLimitReached").asBoolean())
                .unique(unique.toArray(Uniqueness[]::new))
                .strictSignersRequirements(
                        tree.path("strictSignersRequirements").asBoolean())
                .sequentialSignersRequirements(
                        tree.path("sequentialSignersRequirements").asBoolean())
                .publicDuringPreregistration(
                        tree.path("publicDuringPreregistration").asBoolean())
                .publicWhileLessThanSignatures(
                        tree.path("publicWhileLessThanSignatures").asInt())
                .documentAccess(RequirementTree.rules(tree.path("documentAccess")))
                .forceArchive(tree.path("forceArchive").asBoolean())
                .tempStorageAfterRegistration(Duration.ofMillis(
                        tree.path("tempStorageAfterRegistration").asLong()));
        return settings.signersRequirements(RequirementTree.requirements(tree.path("signersRequirements")))
                .build();
    }

    private static ArrayNode ofUnique(Set<Uniqueness> unique) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        unique.stream().map(Uniqueness::constant).sorted().forEach(words::add);
        return words;
    }

    private static SettingsMember<DocumentSettings> flag(
            String name, Predicate<DocumentSettings> value, boolean fixed) {
        return member(name, value::test, settings -> BooleanNode.valueOf(value.test(settings)), fixed);
    }

    private static SettingsMember<DocumentSettings> number(
            String name, ToIntFunction<DocumentSettings> value, boolean fixed) {
        return member(name, value::applyAsInt, settings -> IntNode.valueOf(value.applyAsInt(settings)), fixed);
    }

    private static SettingsMember<DocumentSettings> member(
            String name,
            Function<DocumentSettings, Object> value,
            Function<DocumentSettings, ? extends JsonNode> tree,
            boolean fixed) {
        return new SettingsMember<>(name, value, tree, fixed);
    }
}
