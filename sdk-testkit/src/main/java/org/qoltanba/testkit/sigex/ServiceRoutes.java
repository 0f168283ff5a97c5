package org.qoltanba.testkit.sigex;

import java.util.Map;
import java.util.Optional;

/** What the service tells about identifiers and about itself (contract sections 7.45 to 7.48); anybody may ask. */
final class ServiceRoutes implements Routes {

    private static final String DOCUMENT = "document";

    private final ExternalServices externalServices;
    private final Map<String, String> specialIds;
    private final Dictionaries dictionaries = new Dictionaries();

    /**
     * Routes over what others fill.
     *
     * @param specialIds documents by special identifier
     */
    ServiceRoutes(ExternalServices externalServices, Map<String, String> specialIds) {
        this.externalServices = externalServices;
        this.specialIds = specialIds;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", "/api/idFromFileName", this::idFromFileName)
                .add("GET", "/api/idFromFileName/", this::idFromFileName)
                .add("GET", "/api/normalizeId/{specialId}", this::normalizeId)
                .add("GET", "/api/externalServicesStats", call -> externalServices.health())
                .add("GET", "/api/strings", call -> dictionaries.words())
                .add("GET", "/api/version", call -> Version.CURRENT);
    }

    /** The identifier in a file name. */
    record Found(String documentId) {}

    /** An identifier as all other calls take it. */
    record Normalized(String id, String type) {}

    /** The version of the service; its owner and licence are made up. */
    record Version(String version, String buildTimeStamp, String licenseOwner, String licenseUntil) {

        private static final Version CURRENT = new Version("v25.12.0", "1764547200", "BIN000000000000", "2099-12-31");
    }

    private Object idFromFileName(Call call) {
        String name = call.query("name").orElseThrow(Refusal.INVALID_QUERY_PARAMETER::exception);
        return FileNames.idIn(name).map(Found::new).orElseThrow(Refusal.INVALID_FILE_NAME::exception);
    }

    private Object normalizeId(Call call) {
        String special = call.path("specialId");
        return Optional.ofNullable(specialIds.get(special))
                .or(() -> Optional.of(special).filter(Identifiers::isDocumentId))
                .map(id -> new Normalized(id, DOCUMENT))
                .orElseThrow(Refusal.INVALID_DOCUMENT_IDENTIFIER::exception);
    }
}
