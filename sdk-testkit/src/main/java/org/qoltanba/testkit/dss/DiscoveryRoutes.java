package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tells where the services are (contract section 2.1, discovery). */
final class DiscoveryRoutes implements Routes {

    private static final int NOT_FOUND = 404;
    private static final String RELATIONS = "http://dss.cryptopro.ru/";

    private final DssInstallationSwitches switches;
    private final Supplier<URI> base;

    /**
     * Discovery of the services below an address.
     *
     * @param base where the fake is served, without a slash at the end
     */
    DiscoveryRoutes(DssInstallationSwitches switches, Supplier<URI> base) {
        this.switches = switches;
        this.base = base;
    }

    /** A group of services. */
    record Group(@JsonProperty("links") List<Link> links) {}

    /** A service. */
    record Link(
            @JsonProperty("rel") String rel,
            @JsonProperty("href") String href,
            @JsonProperty("title") Map<String, String> title) {}

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", "/.well-known/webfinger", this::discover);
    }

    private Object discover(Call call) {
        if (!switches.discoverable()) {
            throw DssRefusal.bare(NOT_FOUND);
        }
        if (call.query("resource").filter(resource -> !resource.isBlank()).isEmpty()) {
            throw Refusals.invalidRequest("Не указан ресурс");
        }
        return List.of(new Group(List.of(
                link("sts", "/STS", "Центр Идентификации"), link("signserver", "/SignServer", "Сервис Подписи"))));
    }

    private Link link(String relation, String path, String title) {
        return new Link(RELATIONS + relation, base.get() + path, Map.of("ru-RU", title));
    }
}
