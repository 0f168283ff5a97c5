package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.http.Stages;

/**
 * Which generation of the interface the installation has: what the endpoint says, else what the installation shows. One
 * without a list of operations (contract section 12.5) has the first only.
 *
 * <p>Safe to share between threads. What was found out is kept; a failure is not.
 */
final class ApiGeneration {

    private final ServiceHttp http;
    private final DssEndpoint endpoint;
    private volatile @Nullable DssApiVersion known;

    ApiGeneration(ServiceHttp http, DssEndpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
        this.known = endpoint.apiVersion().orElse(null);
    }

    CompletableFuture<DssApiVersion> of(DssUser user) {
        DssApiVersion version = known;
        return version != null ? CompletableFuture.completedFuture(version) : ask(user);
    }

    private CompletableFuture<DssApiVersion> ask(DssUser user) {
        String operations = "/" + endpoint.identityCentre() + "/operations";
        return user.call(token ->
                        http.send(HttpCall.get(operations).bearer(token).build()))
                .thenApply(answer -> DssApiVersion.V2)
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return failure instanceof NotFoundException
                            ? CompletableFuture.completedFuture(DssApiVersion.V1)
                            : CompletableFuture.failedFuture(failure);
                })
                .thenApply(version -> {
                    known = version;
                    return version;
                });
    }
}
