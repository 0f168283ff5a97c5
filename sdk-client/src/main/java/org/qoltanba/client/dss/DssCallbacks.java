package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssCallback;
import org.qoltanba.client.callback.CallbackHandler;
import org.qoltanba.client.http.Json;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address CryptoPro DSS calls when a user has decided, and what is made of the calls: the operation concerned asks the
 * service, and nothing is believed (contract section 9.2). Each operation has an address of its own, with 128 random bits.
 */
public final class DssCallbacks implements CallbackHandler<DssCallback> {

    private static final Logger LOG = LoggerFactory.getLogger(DssCallbacks.class);
    private static final int RANDOM_BYTES = 16;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final @Nullable URI base;
    private final WaitingEngine waiting;
    private final Timekeeper time;
    private final SecureRandom random;
    private final List<Consumer<? super DssCallback>> listeners = new CopyOnWriteArrayList<>();

    /** Operations that are just being opened, and whether the service has called already. */
    private final Map<String, Boolean> opening = new ConcurrentHashMap<>();

    /**
     * Wakes nobody yet.
     *
     * @param base what the service is to call, without the part of each operation; null for nothing
     * @param waiting holds the operations
     * @param time runs listeners
     * @param random makes addresses that nobody can guess
     */
    public DssCallbacks(@Nullable URI base, WaitingEngine waiting, Timekeeper time, SecureRandom random) {
        this.base = base;
        this.waiting = Objects.requireNonNull(waiting, "waiting");
        this.time = Objects.requireNonNull(time, "time");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Of an application that is not called. */
    static DssCallbacks none(WaitingEngine waiting, Timekeeper time) {
        return new DssCallbacks(null, waiting, time, new SecureRandom());
    }

    /**
     * Checks an address to be called.
     *
     * @param base the address
     * @return the same
     * @throws IllegalArgumentException if a service cannot call it, or others could listen
     */
    public static URI requireAddress(URI base) {
        Objects.requireNonNull(base, "base");
        String host = base.getHost();
        boolean here = host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        if (host == null
                || !("https".equalsIgnoreCase(base.getScheme()) || (here && "http".equalsIgnoreCase(base.getScheme())))
                || base.getRawQuery() != null
                || base.getRawFragment() != null
                || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("A callback address is absolute and https (http on this machine only),"
                    + " without user, query and fragment, for example https://erp.example.ru/dss.");
        }
        return base;
    }

    /** Whether this application can be called. */
    boolean isConfigured() {
        return base != null;
    }

    /** The unguessable part of the next operation's address; null if there is no address. The service may call from now on. */
    @Nullable
    String next() {
        if (base == null) {
            return null;
        }
        byte[] octets = new byte[RANDOM_BYTES];
        random.nextBytes(octets);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        opening.put(secret, false);
        return secret;
    }

    /** What the service is told to call; null for nothing. */
    @Nullable
    URI address(@Nullable String secret) {
        if (base == null || secret == null) {
            return null;
        }
        String text = base.toString();
        return URI.create(text + (text.endsWith("/") ? "" : "/") + secret);
    }

    /**
     * The operation is being waited for now, or will never be.
     *
     * @return whether the service has called before that
     */
    boolean opened(@Nullable String secret) {
        return secret != null && Boolean.TRUE.equals(opening.remove(secret));
    }

    /** The name of the news that a call brings. */
    static String news(String secret, String id) {
        return "dss/"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Fingerprints.ofCallback(secret, id).toArray());
    }

    @Override
    public int handle(String path, @Nullable String contentType, InputStream body) throws IOException {
        Objects.requireNonNull(path, "path");
        byte[] content = Objects.requireNonNull(body, "body").readNBytes(LONGEST + 1);
        if (content.length > LONGEST) {
            LOG.debug("A callback of more than {} bytes was refused.", LONGEST);
            return TOO_LARGE;
        }
        if (!isJson(contentType)) {
            LOG.debug("A callback that is not declared as JSON was refused.");
            return UNSUPPORTED_MEDIA_TYPE;
        }
        DssCallback callback = read(content);
        if (callback == null) {
            LOG.debug("A callback of {} bytes was not understood.", content.length);
            return BAD_REQUEST;
        }
        tell(path.substring(path.lastIndexOf('/') + 1), callback);
        return OK;
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static @Nullable DssCallback read(byte[] content) {
        try {
            CallbackWire wire = Json.read(content, CallbackWire.class);
            return wire == null ? null : wire.toCallback();
        } catch (IOException malformed) {
            return null;
        }
    }

    private void tell(String secret, DssCallback callback) {
        opening.computeIfPresent(secret, (known, heard) -> true);
        waiting.wake(news(secret, callback.operationId()));
        if (!listeners.isEmpty()) {
            time.execute(() -> listeners.forEach(listener -> tell(listener, callback)));
        }
    }

    private void tell(Consumer<? super DssCallback> listener, DssCallback callback) {
        try {
            listener.accept(callback);
        } catch (RuntimeException | Error thrown) {
            listeners.remove(listener);
            // The type only: the message is the application's and may hold anything
            LOG.warn(
                    "A listener to callbacks threw {} and will not be called any more.",
                    thrown.getClass().getName());
        }
    }

    @Override
    public CallbackHandler<DssCallback> onEvent(Consumer<? super DssCallback> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    public String toString() {
        return "DssCallbacks[" + listeners.size() + " listeners]";
    }
}
