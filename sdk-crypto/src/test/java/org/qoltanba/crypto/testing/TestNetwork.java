package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.pki.PkiTransport;

/** A network without wires: addresses and what answers there. Counts what is fetched. */
public final class TestNetwork implements PkiTransport {

    /** What stands at an address. */
    @FunctionalInterface
    public interface Resource {
        Bytes get() throws IOException;
    }

    private final Map<URI, Resource> resources = new ConcurrentHashMap<>();
    private final Map<URI, Function<Bytes, Bytes>> services = new ConcurrentHashMap<>();
    private final AtomicInteger exchanges = new AtomicInteger();

    public TestNetwork resource(String address, Resource resource) {
        resources.put(URI.create(address), resource);
        return this;
    }

    public TestNetwork service(String address, Function<Bytes, Bytes> service) {
        services.put(URI.create(address), service);
        return this;
    }

    public int exchanges() {
        return exchanges.get();
    }

    @Override
    public Bytes get(URI address, int limit) throws IOException {
        exchanges.incrementAndGet();
        Resource resource = resources.get(address);
        if (resource == null) {
            throw new IOException("Nothing is there.");
        }
        return within(limit, resource.get());
    }

    @Override
    public Bytes post(URI address, String contentType, Bytes question, int limit) throws IOException {
        exchanges.incrementAndGet();
        Function<Bytes, Bytes> service = services.get(address);
        if (service == null) {
            throw new IOException("Nobody is there.");
        }
        return within(limit, service.apply(question));
    }

    private static Bytes within(int limit, Bytes body) throws IOException {
        if (body.size() > limit) {
            throw new IOException("The body is larger than " + limit + " bytes.");
        }
        return body;
    }
}
