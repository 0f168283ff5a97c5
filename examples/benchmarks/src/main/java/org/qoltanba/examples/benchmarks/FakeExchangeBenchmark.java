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
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;

/**
 * One exchange of JSON with a fake, which looks a document up and journals what was said, against a bare WireMock that
 * answers the same octets from one stub and keeps no journal.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar FakeExchangeBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Threads(16)
@Fork(2)
public class FakeExchangeBenchmark {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeServices world = FakeServices.create();
    private final WireMockServer bare = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .disableRequestJournal());
    private HttpRequest fromFake =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1")).build();
    private HttpRequest fromBare = fromFake;

    /** Registers the document and stubs the same answer. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, InterruptedException {
        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build()) {
            String path = "/api/"
                    + qoltanba.sigex()
                            .register(DocumentSource.text("contract.txt", "We agree."))
                            .signedBy(world.pki()
                                    .individual(Iin.of("000000000011"))
                                    .signer())
                            .submit()
                            .id();
            fromFake = HttpRequest.newBuilder(URI.create(world.uri() + path)).build();
            byte[] answer = client.send(fromFake, BodyHandlers.ofByteArray()).body();
            bare.start();
            bare.stubFor(WireMock.get(path)
                    .willReturn(WireMock.aResponse()
                            .withHeader("Content-Type", "application/json")
                            .withBody(answer)));
            fromBare = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bare.port() + path))
                    .build();
        }
    }

    /** Frees both ports. */
    @TearDown(Level.Trial)
    public void close() {
        bare.stop();
        world.close();
    }

    /** A fake of this SDK. */
    @Benchmark
    public int qoltanba() throws IOException, InterruptedException {
        return size(fromFake);
    }

    /** The library under it. */
    @Benchmark
    public int floorWireMock() throws IOException, InterruptedException {
        return size(fromBare);
    }

    private int size(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofByteArray()).body().length;
    }
}
