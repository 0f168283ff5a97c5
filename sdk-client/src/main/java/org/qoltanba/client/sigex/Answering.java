package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;

/** Sends calls and has their answers read, so that a value that breaks the contract is told apart from a bug of ours. */
final class Answering {

    private final ServiceHttp http;

    Answering(ServiceHttp http) {
        this.http = http;
    }

    /**
     * Sends a call.
     *
     * @param reading reads the answer; an {@code IllegalArgumentException} means that it breaks the contract
     */
    <T extends @Nullable Object> CompletableFuture<T> send(HttpCall call, Function<HttpAnswer, T> reading) {
        return http.send(call).thenApply(answer -> {
            try {
                return reading.apply(answer);
            } catch (IllegalArgumentException malformed) {
                throw answer.notUnderstood("SIGEX answered " + call.operation()
                        + " with a value that breaks the contract. Check that the address is that of SIGEX.");
            }
        });
    }

    /**
     * A member without which an answer is of no use.
     *
     * @throws IllegalArgumentException if it is missing
     */
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("A member is missing.");
        }
        return value;
    }
}
