package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.PackageSettings;

/** {@code PackageSettings} (contract section 7.21). */
final class PackageSettingsTree {

    private static final PackageSettings DEFAULTS = PackageSettings.builder().build();

    private static final List<SettingsMember<PackageSettings>> MEMBERS = List.of(
            new SettingsMember<>(
                    "private",
                    PackageSettings::isPrivate,
                    settings -> BooleanNode.valueOf(settings.isPrivate()),
                    false),
            new SettingsMember<>(
                    "packageAccess",
                    PackageSettings::packageAccess,
                    settings -> RequirementTree.ofRules(settings.packageAccess()),
                    false),
            new SettingsMember<>(
                    "packageSettings",
                    PackageSettings::packageSettings,
                    settings -> RequirementTree.ofRules(settings.packageSettings()),
                    false),
            new SettingsMember<>(
                    "signWholePackage",
                    PackageSettings::signWholePackage,
                    settings -> BooleanNode.valueOf(settings.signWholePackage()),
                    false));

    private PackageSettingsTree() {}

    /** For a registration; null if nothing differs from the defaults. */
    static @Nullable ObjectNode written(PackageSettings settings) {
        return SettingsMember.written(MEMBERS, settings, DEFAULTS);
    }

    /** To replace what the service has. */
    static ObjectNode changed(@Nullable JsonNode current, PackageSettings wanted) {
        return SettingsMember.changed(MEMBERS, current, read(current), wanted);
    }

    /**
     * Reads what the service sent. What is absent has its default.
     *
     * @throws IllegalArgumentException if a value is malformed
     */
    static PackageSettings read(@Nullable JsonNode given) {
        JsonNode tree = given == null ? JsonNodeFactory.instance.objectNode() : given;
        return PackageSettings.builder()
                .isPrivate(tree.path("private").asBoolean())
                .packageAccess(RequirementTree.rules(tree.path("packageAccess")))
                .packageSettings(RequirementTree.rules(tree.path("packageSettings")))
                .signWholePackage(tree.path("signWholePackage").asBoolean())
                .build();
    }
}
