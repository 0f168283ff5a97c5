package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;

/** Asks SIGEX and reads its answer. A value that cannot be what the contract says is the service's fault, not the caller's. */
final class Asking {

    private final ServiceHttp http;

    Asking(ServiceHttp http) {
        this.http = http;
    }

    /**
     * Sends a call.
     *
     * @param reading makes what is wanted of the answer; may throw {@code IllegalArgumentException} at malformed values
     */
    <T extends @Nullable Object> CompletableFuture<T> send(HttpCall call, Function<HttpAnswer, T> reading) {
        return http.send(call).thenApply(answer -> {
            try {
                return reading.apply(answer);
            } catch (IllegalArgumentException | ArithmeticException malformed) {
                throw answer.notUnderstood("SIGEX answered " + call.operation()
                        + " with a value that breaks the contract. Check that the address is that of SIGEX.");
            }
        });
    }

    /** Of an answer that says no more than that it was done, nothing is wanted but that it is one. */
    static @Nullable Void done(HttpAnswer answer) {
        answer.json(RefusalWire.class);
        return null;
    }

    /** A member the contract promises. */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the member " + name + " is missing.");
        }
        return value;
    }
}
