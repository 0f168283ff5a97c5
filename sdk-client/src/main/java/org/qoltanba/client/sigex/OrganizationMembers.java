package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.AccessBlock;
import org.qoltanba.api.sigex.InformationSystem;
import org.qoltanba.api.sigex.OrganizationRight;
import org.qoltanba.api.sigex.OrganizationSettings;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/**
 * {@code OrganizationSettings} on the wire (contract section 5.13). There, rights name information systems by their place in
 * the list; here, they hold the systems themselves, and the places are counted anew when they are written.
 */
final class OrganizationMembers {

    private static final String SYSTEMS = "tlsCertificatesList";
    private static final String INDICES = "tlsCertificatesIndices";
    private static final Set<String> BLOCK = Set.of("authorities", "iins", INDICES);
    private static final Set<String> KNOWN = known();

    private OrganizationMembers() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(ArchiveMembers.KNOWN);
        known.addAll(Set.of("businessId", SYSTEMS, "webhooks", "modifiedAt", "subscriptionContactEmail"));
        OrganizationRight.known().forEach(right -> known.add(right.name()));
        return Set.copyOf(known);
    }

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a member is malformed
     */
    static OrganizationSettings read(JsonNode settings) {
        List<InformationSystem> systems = Members.list(settings, SYSTEMS).stream()
                .map(SystemMembers::read)
                .toList();
        OrganizationSettings read = OrganizationSettings.of(Bin.of(Members.text(settings, "businessId")))
                .withWebhooks(Members.texts(settings.path("webhooks"), "urls").stream()
                        .map(URI::create)
                        .toList())
                .withArchive(ArchiveMembers.read(settings))
                .withSubscriptionContactEmail(Members.text(settings, "subscriptionContactEmail"));
        for (InformationSystem system : systems) {
            read = read.withInformationSystem(system);
        }
        for (Map.Entry<String, JsonNode> member : settings.properties()) {
            if (isBlock(member.getValue())) {
                AccessBlock block = block(member.getValue(), systems);
                read = read.withAccess(OrganizationRight.of(member.getKey()), nobody -> block);
            }
        }
        @Nullable Instant modifiedAt = Members.time(settings, "modifiedAt");
        return modifiedAt == null ? read : read.withModifiedAt(modifiedAt);
    }

    private static boolean isBlock(JsonNode member) {
        return member.isObject() && BLOCK.stream().anyMatch(member::has);
    }

    private static AccessBlock block(JsonNode block, List<InformationSystem> systems) {
        List<InformationSystem> named = new ArrayList<>();
        for (JsonNode index : Members.list(block, INDICES)) {
            int place = index.asInt(-1);
            if (place < 0 || place >= systems.size()) {
                throw new IllegalArgumentException("a right names an information system that is not there.");
            }
            named.add(systems.get(place));
        }
        return new AccessBlock(
                Members.texts(block, "authorities").stream()
                        .map(Authority::ofOid)
                        .collect(Collectors.toSet()),
                Members.texts(block, "iins").stream().map(Iin::of).collect(Collectors.toSet()),
                named);
    }

    /** What is sent: all that can be written, and what the SDK does not know as it came. */
    static ObjectNode written(OrganizationSettings settings, ObjectNode asItCame) {
        ObjectNode written = Members.unknown(asItCame, KNOWN);
        ArrayNode systems = written.putArray(SYSTEMS);
        for (InformationSystem system : settings.informationSystems()) {
            systems.add(SystemMembers.written(system, Members.list(asItCame, SYSTEMS)));
        }
        for (OrganizationRight right : rights(asItCame)) {
            written.set(right.name(), written(settings, right, asItCame.get(right.name())));
        }
        ObjectNode webhooks = Members.unknown(asItCame.get("webhooks"), Set.of("urls"));
        ArrayNode urls = webhooks.putArray("urls");
        settings.webhooks().forEach(address -> urls.add(address.toString()));
        written.set("webhooks", webhooks);
        ArchiveMembers.write(settings.archive(), written);
        written.put("subscriptionContactEmail", settings.subscriptionContactEmail());
        return written;
    }

    /** Those the SDK knows and those the service has besides: their places must be counted anew too. */
    private static List<OrganizationRight> rights(ObjectNode asItCame) {
        List<OrganizationRight> rights = new ArrayList<>(OrganizationRight.known());
        asItCame.properties().forEach(member -> {
            if (isBlock(member.getValue()) && !KNOWN.contains(member.getKey())) {
                rights.add(OrganizationRight.of(member.getKey()));
            }
        });
        return rights;
    }

    private static ObjectNode written(
            OrganizationSettings settings, OrganizationRight right, @Nullable JsonNode asItCame) {
        AccessBlock block = settings.access(right);
        ObjectNode written = Members.unknown(asItCame, BLOCK);
        ArrayNode authorities = written.putArray("authorities");
        block.authorities().stream().map(Authority::oid).sorted().forEach(authorities::add);
        ArrayNode indices = written.putArray(INDICES);
        List<InformationSystem> systems = settings.informationSystems();
        for (int i = 0; i < systems.size(); i++) {
            if (block.informationSystems().stream().anyMatch(systems.get(i)::hasCertificateOf)) {
                indices.add(i);
            }
        }
        ArrayNode persons = written.putArray("iins");
        block.persons().stream()
                .map(Iin::prefixed)
                .sorted(Comparator.naturalOrder())
                .forEach(persons::add);
        return written;
    }
}
