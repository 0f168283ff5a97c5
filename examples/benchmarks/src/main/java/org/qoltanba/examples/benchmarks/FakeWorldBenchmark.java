package org.qoltanba.examples.benchmarks;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.qoltanba.testkit.FakeServices;

/**
 * A world of fakes, from its creation to the first answer and closed again, against one bare WireMock with one stub. In
 * the first iteration of each fork the JVM is cold, in the last ones it is warm.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar FakeWorldBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 60)
@Fork(3)
public class FakeWorldBenchmark {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** All fakes of this SDK. */
    @Benchmark
    public int qoltanba() throws IOException, InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            return status(world.uri().resolve("/api/unknown"));
        }
    }

    /** One bare WireMock. */
    @Benchmark
    public int floorWireMock() throws IOException, InterruptedException {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().disableRequestJournal());
        server.start();
        try {
            server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
            return status(URI.create("http://127.0.0.1:" + server.port() + "/api/unknown"));
        } finally {
            server.stop();
        }
    }

    private int status(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
