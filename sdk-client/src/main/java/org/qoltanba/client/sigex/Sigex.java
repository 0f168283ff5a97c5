package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.client.http.CookieKeeper;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;

/**
 * What everything in this package works with: the calls, the flows made of them, the engine that waits.
 *
 * @param http speaks HTTP
 * @param asking asks and reads answers
 * @param calls the calls of the contract
 * @param registering registers documents once
 * @param cosigning adds signatures once
 * @param pages reads all signatures
 * @param repeats repeats what does no harm when done twice
 * @param waiting watches documents
 */
record Sigex(
        ServiceHttp http,
        Asking asking,
        SigexCalls calls,
        Registering registering,
        Cosigning cosigning,
        SignaturePages pages,
        Repeats repeats,
        WaitingEngine waiting) {

    static Sigex over(ServiceHttp http, WaitingEngine waiting) {
        Asking asking = new Asking(http);
        SigexCalls calls = new SigexCalls(asking);
        Repeats repeats = new Repeats(http.time());
        Registering registering = new Registering(calls, repeats);
        return new Sigex(
                http,
                asking,
                calls,
                registering,
                new Cosigning(calls, registering, repeats),
                new SignaturePages(calls),
                repeats,
                waiting);
    }

    /** Has a document signed: detached, level B-B. Begins on the executor, for a local key reads the document first. */
    CompletableFuture<Signature> signed(DocumentSource document, DocumentSigner signer) {
        return Stages.supply(http.time(), () -> signer.beginSigning(document, SignatureOptions.detached()))
                .thenCompose(begun -> begun)
                .thenCompose(Stages::outcomeOf);
    }

    /** The same service for somebody who has signed in. */
    Sigex as(CookieKeeper keeper) {
        return over(http.with(keeper), waiting);
    }

    /** Reads what phones make, with our time. */
    EgovResults egovResults() {
        return new EgovResults(clock());
    }

    private SdkClock clock() {
        Timekeeper time = http.time();
        return new SdkClock() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public long nanoTime() {
                return time.nanoTime();
            }
        };
    }

    Instant now() {
        return http.time().now();
    }

    /** The blocking form of an asynchronous method. */
    <T> T await(Supplier<? extends CompletionStage<T>> flow, String operation) {
        return http.await(flow, operation);
    }
}
