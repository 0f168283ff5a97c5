package org.qoltanba.api.dss;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The user's keys that have no certificate yet (contract section 12.6). Second generation of the interface only. What the
 * service answers beside an error is not published; that it names the key {@code KeyId} and a value {@code Data} is
 * assumed.
 *
 * <p>Safe to share between threads. Methods block; each has a twin ending in {@code Async} that does not. A key that is
 * not there is told by {@link UnknownCertificateException}, whatever else is refused by {@link
 * org.qoltanba.api.error.InvalidRequestException}.
 *
 * @since 0.1.0
 */
public interface DssKeys {

    /**
     * Makes a key. Blocks.
     *
     * @param spec what key
     * @return its identifier
     * @throws org.qoltanba.api.error.InvalidRequestException if the service does not make such keys
     */
    DssKeyId generate(DssKeySpec spec);

    /**
     * {@link #generate} without blocking.
     *
     * @param spec what key
     * @return completes with its identifier
     */
    CompletionStage<DssKeyId> generateAsync(DssKeySpec spec);

    /**
     * Gives a parameter of a key a value. Blocks.
     *
     * @param key which key
     * @param name the name of the parameter; not blank
     * @param value its value
     * @throws UnknownCertificateException if there is no such key
     */
    void setParameter(DssKeyId key, String name, String value);

    /**
     * {@link #setParameter} without blocking.
     *
     * @param key which key
     * @param name the name of the parameter; not blank
     * @param value its value
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> setParameterAsync(DssKeyId key, String name, String value);

    /**
     * The value of a parameter of a key. Blocks.
     *
     * @param key which key
     * @param name the name of the parameter; not blank
     * @return its value
     * @throws UnknownCertificateException if there is no such key
     * @throws org.qoltanba.api.error.InvalidRequestException if the parameter has no value
     */
    String parameter(DssKeyId key, String name);

    /**
     * {@link #parameter} without blocking.
     *
     * @param key which key
     * @param name the name of the parameter; not blank
     * @return completes with its value
     */
    CompletionStage<String> parameterAsync(DssKeyId key, String name);
}
