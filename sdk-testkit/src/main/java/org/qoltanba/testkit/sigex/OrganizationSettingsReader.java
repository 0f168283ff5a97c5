package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of an organisation strictly (contract section 5.13): all of them, since they replace the old ones;
 * what is not said is as at the beginning.
 */
final class OrganizationSettingsReader {

    private static final Pattern IIN = Pattern.compile("IIN[0-9]{12}");
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,38})){1,63}");
    /** The arc of roles in a legal entity (contract section 13.4): only these can be granted anything. */
    private static final String LEGAL_ENTITY_ROLES = "1.2.398.3.3.4.1.2.";

    private final SigexSwitches switches;

    OrganizationSettingsReader(SigexSwitches switches) {
        this.switches = switches;
    }

    /**
     * Reads the members that can be set.
     *
     * @throws RefusedException if one is not as it should be
     */
    OrganizationSettings read(RequestObject body) {
        TlsCertificateReader certificates = new TlsCertificateReader(switches);
        List<TlsCertificate> systems = body.objects("tlsCertificatesList").stream()
                .map(certificates::read)
                .toList();
        Map<OrganizationRight, AccessBlock> blocks = new EnumMap<>(OrganizationRight.class);
        for (OrganizationRight right : OrganizationRight.values()) {
            body.object(right.block()).ifPresent(block -> blocks.put(right, block(block, systems.size())));
        }
        List<String> webhooks = body.object("webhooks")
                .map(OrganizationSettingsReader::webhooks)
                .orElse(List.of());
        OrganizationSettings settings = new OrganizationSettings(
                systems,
                blocks,
                webhooks,
                body.flag("dataArchiveEnabled"),
                email(body, "dataArchiveContactEmail"),
                email(body, "subscriptionContactEmail"));
        if (settings.archiving() && settings.archiveEmail().isEmpty()) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
        return settings;
    }

    /** An address, which may be empty. */
    static String email(RequestObject body, String name) {
        String address = body.text(name).orElse("");
        if (!address.isEmpty() && !EmailNotifications.isAddress(address)) {
            throw Refusal.INVALID_EMAIL.exception();
        }
        return address;
    }

    private AccessBlock block(RequestObject request, int certificates) {
        AccessBlock block = new AccessBlock(
                request.texts("authorities"), request.integers("tlsCertificatesIndices"), request.texts("iins"));
        request.requireNothingElse();
        requireAuthorities(block.authorities());
        requireIndices(block.certificates(), certificates);
        if (!block.iins().stream().allMatch(iin -> IIN.matcher(iin).matches())) {
            throw Refusal.INVALID_IIN.exception();
        }
        return block;
    }

    /** A block that names authorities must name one that an employee can have at all (assumed). */
    private static void requireAuthorities(List<String> authorities) {
        if (!authorities.stream().allMatch(oid -> OBJECT_IDENTIFIER.matcher(oid).matches())) {
            throw Refusal.INVALID_AUTHORITY_OID.exception();
        }
        if (!authorities.isEmpty() && authorities.stream().noneMatch(oid -> oid.startsWith(LEGAL_ENTITY_ROLES))) {
            throw Refusal.NOT_ENOUGH_AUTHORITIES.exception();
        }
    }

    /** More certificates than there are is one thing, one that is not there or named twice another (assumed). */
    private static void requireIndices(List<Integer> indices, int certificates) {
        if (indices.size() > certificates) {
            throw Refusal.NOT_ENOUGH_TLS_CERTIFICATES.exception();
        }
        Set<Integer> distinct = new HashSet<>(indices);
        if (distinct.size() < indices.size()
                || !indices.stream().allMatch(index -> index >= 0 && index < certificates)) {
            throw Refusal.INVALID_CERTIFICATE_INDEX.exception();
        }
    }

    private static List<String> webhooks(RequestObject request) {
        List<String> urls = request.texts("urls");
        request.requireNothingElse();
        if (!urls.stream().allMatch(OrganizationSettingsReader::isUrl)) {
            throw Refusal.INVALID_URL.exception();
        }
        return urls;
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            @Nullable String scheme = uri.getScheme();
            return uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
