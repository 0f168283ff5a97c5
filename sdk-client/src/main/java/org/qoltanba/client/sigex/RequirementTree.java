package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.qoltanba.api.sigex.AccessRule;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/** People and organisations in settings: {@code SignersRequirement} and {@code AccessRule} (contract sections 5.4, 5.6). */
final class RequirementTree {

    private RequirementTree() {}

    static ArrayNode ofRequirements(List<SignerRequirement> requirements) {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        for (SignerRequirement requirement : requirements) {
            ObjectNode node = tree.addObject();
            requirement.iin().ifPresent(iin -> node.put("iin", iin.prefixed()));
            requirement.bin().ifPresent(bin -> node.put("bin", bin.prefixed()));
            if (!requirement.authorities().isEmpty()) {
                ArrayNode authorities = node.putArray("authorities");
                requirement.authorities().stream().map(Authority::oid).sorted().forEach(authorities::add);
            }
            requirement.certificationAuthority().ifPresent(name -> node.put("ca", name));
        }
        return tree;
    }

    /**
     * Reads requirements.
     *
     * @throws IllegalArgumentException if a number or an object identifier is malformed
     */
    static List<SignerRequirement> requirements(JsonNode tree) {
        List<SignerRequirement> requirements = new ArrayList<>();
        for (JsonNode node : tree) {
            SignerRequirement requirement = SignerRequirement.anybody();
            String bin = node.path("bin").asText();
            if (!bin.isEmpty()) {
                requirement = SignerRequirement.organization(Bin.of(bin));
            }
            String iin = node.path("iin").asText();
            if (!iin.isEmpty()) {
                requirement = requirement.by(Iin.of(iin));
            }
            for (JsonNode authority : node.path("authorities")) {
                requirement = requirement.withAuthority(Authority.ofOid(authority.asText()));
            }
            String name = node.path("ca").asText();
            requirements.add(name.isBlank() ? requirement : requirement.issuedBy(name));
        }
        return List.copyOf(requirements);
    }

    static ArrayNode ofRules(List<AccessRule> rules) {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        for (AccessRule rule : rules) {
            ObjectNode node = tree.addObject();
            rule.iin().ifPresent(iin -> node.put("iin", iin.prefixed()));
            rule.bin().ifPresent(bin -> node.put("bin", bin.prefixed()));
        }
        return tree;
    }

    /**
     * Reads access rules.
     *
     * @throws IllegalArgumentException if a number is malformed or missing
     */
    static List<AccessRule> rules(JsonNode tree) {
        List<AccessRule> rules = new ArrayList<>();
        for (JsonNode node : tree) {
            String iin = node.path("iin").asText();
            String bin = node.path("bin").asText();
            if (iin.isEmpty()) {
                rules.add(AccessRule.organization(Bin.of(bin)));
            } else {
                rules.add(
                        bin.isEmpty() ? AccessRule.person(Iin.of(iin)) : AccessRule.employee(Iin.of(iin), Bin.of(bin)));
            }
        }
        return List.copyOf(rules);
    }
}
