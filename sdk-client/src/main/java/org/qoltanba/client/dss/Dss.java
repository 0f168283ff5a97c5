package org.qoltanba.client.dss;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cades.ValidationPolicy;
import org.qoltanba.crypto.pki.TrustAnchors;

/**
 * What everything in this package works with: the calls, the engine that waits, time, and a verifier that trusts nobody,
 * to check what the service calls a signature.
 *
 * @param http speaks HTTP
 * @param calls the calls of the contract
 * @param waiting watches confirmations
 * @param verifier checks digest and signature value; without anchors its best verdict is "undecided"
 * @param callbacks where the service calls back, if anywhere
 * @param confirmation how operations are confirmed
 */
record Dss(
        ServiceHttp http,
        DssCalls calls,
        WaitingEngine waiting,
        CadesVerifier verifier,
        DssCallbacks callbacks,
        DssConfirmation confirmation) {

    static Dss over(ServiceHttp http, DssEndpoint endpoint, WaitingEngine waiting) {
        return over(http, endpoint, waiting, DssCallbacks.none(waiting, http.time()));
    }

    static Dss over(ServiceHttp http, DssEndpoint endpoint, WaitingEngine waiting, DssCallbacks callbacks) {
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.none())
                .clock(new VerificationTime(http.time()))
                // CMS is a form the service makes; whether it was asked for is looked at where it is
                .policy(ValidationPolicy.builder().kzLegacyCms().build())
                .build();
        return new Dss(http, new DssCalls(http, endpoint), waiting, verifier, callbacks, DssConfirmation.usual());
    }

    /** The same with operations confirmed another way. */
    Dss confirming(DssConfirmation how) {
        return new Dss(http, calls, waiting, verifier, callbacks, how);
    }

    /** The verifier's view of our time. */
    private record VerificationTime(Timekeeper time) implements SdkClock {

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }
    }

    Timekeeper time() {
        return http.time();
    }

    Instant now() {
        return time().now();
    }

    /** Does something that reads a document, on the executor. */
    <T> CompletableFuture<T> supply(Supplier<T> work) {
        return Stages.supply(time(), work);
    }

    /** The blocking form of an asynchronous method. */
    <T> T await(Supplier<? extends CompletionStage<T>> flow, String operation) {
        return http.await(flow, operation);
    }
}
