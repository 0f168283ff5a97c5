package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;

/**
 * What an installation tells about the addresses of its applications (contract section 2.1). Nobody vouches for the
 * answer, so names are taken from it and no other host: secrets go where the endpoint says.
 */
final class Webfinger {

    private static final String IDENTITY_CENTRE = "http://dss.cryptopro.ru/sts";
    private static final String SIGN_SERVICE = "http://dss.cryptopro.ru/signserver";

    private record ServiceWire(
            @JsonProperty("links") @Nullable List<LinkWire> links) {

        @Override
        public String toString() {
            return "ServiceWire";
        }
    }

    private record LinkWire(
            @JsonProperty("rel") @Nullable String rel,
            @JsonProperty("href") @Nullable String href) {

        @Override
        public String toString() {
            return "LinkWire";
        }
    }

    private final ServiceHttp http;
    private final DssEndpoint endpoint;

    Webfinger(ServiceHttp http, DssEndpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    /** The endpoint with the names found. */
    CompletableFuture<DssEndpoint> ask() {
        return http.send(HttpCall.get("/.well-known/webfinger")
                        .query("resource", endpoint.address().toString())
                        .build())
                .thenApply(this::read);
    }

    private DssEndpoint read(HttpAnswer answer) {
        List<LinkWire> links = answer.json(new TypeReference<List<ServiceWire>>() {}).stream()
                .filter(Objects::nonNull)
                .flatMap(service -> Optional.ofNullable(service.links()).orElse(List.of()).stream())
                .filter(Objects::nonNull)
                .toList();
        return endpoint.applications(
                application(links, IDENTITY_CENTRE, answer), application(links, SIGN_SERVICE, answer));
    }

    private String application(List<LinkWire> links, String relation, HttpAnswer answer) {
        String href = links.stream()
                .filter(link -> relation.equalsIgnoreCase(link.rel()))
                .map(LinkWire::href)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> answer.notUnderstood("The installation tells about its applications and not where "
                        + relation + " is. Take the application names from its administrator."));
        String root = endpoint.address() + "/";
        URI address = address(href, answer);
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String sameHost = URI.create(root).resolve(path.isEmpty() ? "/" : path).toString();
        if (!isAt(address) || !sameHost.startsWith(root) || address.getRawQuery() != null) {
            throw elsewhere(relation, answer);
        }
        String name = sameHost.substring(root.length()).replaceAll("/+$", "");
        if (name.endsWith(endpoint.pathPrefix())) {
            name = name.substring(0, name.length() - endpoint.pathPrefix().length());
        }
        if (!name.matches("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*") || name.contains("..")) {
            throw elsewhere(relation, answer);
        }
        return name;
    }

    private static URI address(String href, HttpAnswer answer) {
        try {
            return URI.create(href);
        } catch (IllegalArgumentException malformed) {
            throw answer.notUnderstood("The installation tells an address of an application that cannot be read.");
        }
    }

    /** The same scheme, host and port. */
    private boolean isAt(URI address) {
        URI ours = endpoint.address();
        return ours.getScheme().equalsIgnoreCase(address.getScheme())
                && ours.getHost().equalsIgnoreCase(address.getHost())
                && port(ours) == port(address);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static ProtocolException elsewhere(String relation, HttpAnswer answer) {
        return answer.notUnderstood("The installation says that " + relation
                + " is at another address than the endpoint's. Nothing was sent there. If that is right, give that"
                + " address to DssEndpoint.of and its application name.");
    }
}
