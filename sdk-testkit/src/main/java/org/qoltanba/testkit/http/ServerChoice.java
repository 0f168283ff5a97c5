package org.qoltanba.testkit.http;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.qoltanba.testkit.server.HttpServerProvider;

/** Which server serves the worlds of which nobody has said it. */
final class ServerChoice {

    private ServerChoice() {}

    /** The one that the application brings along; none, and so WireMock, if it brings none. */
    static Optional<HttpServerProvider> ofTheApplication() {
        List<ServiceLoader.Provider<HttpServerProvider>> found =
                ServiceLoader.load(HttpServerProvider.class).stream().toList();
        if (found.size() > 1) {
            throw new IllegalStateException("There is more than one server for the fakes: "
                    + found.stream().map(one -> one.type().getName()).collect(Collectors.joining(", "))
                    + ". Leave one, or say FakeServices.builder().servedBy(...).");
        }
        return found.stream().findFirst().map(ServiceLoader.Provider::get);
    }
}
