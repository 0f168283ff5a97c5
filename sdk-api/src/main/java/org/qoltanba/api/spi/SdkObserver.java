package org.qoltanba.api.spi;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Is told what the SDK does, for metrics and tracing. Called on SDK threads: return quickly. An observer that throws is
 * ignored. It is never given a document, a secret, an address or a personal number.
 *
 * @since 0.1.0
 */
public interface SdkObserver {

    /** Observes nothing. */
    SdkObserver NONE = call -> {};

    /**
     * An HTTP call ended.
     *
     * @param call what is known of it
     */
    void callEnded(Call call);

    /**
     * An HTTP call that ended.
     *
     * @param service the service's name, for example {@code SIGEX}
     * @param method the HTTP method
     * @param pathTemplate the path with placeholders instead of identifiers
     * @param status the HTTP status; empty if no answer came
     * @param duration from the start to the last byte read
     * @since 0.1.0
     */
    record Call(String service, String method, String pathTemplate, OptionalInt status, Duration duration) {}
}
