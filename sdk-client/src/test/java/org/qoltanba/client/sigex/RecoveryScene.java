package org.qoltanba.client.sigex;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.testing.Relay;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** A world of its own for one trouble with one call: an information system, a director, and ways to reach the service. */
final class RecoveryScene implements AutoCloseable {

    static final Bin COMPANY = Bin.of("123456789012");
    static final Iin DIRECTOR = Iin.of("800101300123");
    static final Iin OTHER = Iin.of("900303400789");
    static final DocumentSource CONTRACT = document("contract.pdf");

    private final List<Qoltanba> opened = new ArrayList<>();
    private final List<Relay> relays = new ArrayList<>();
    private final Queue<CompletableFuture<SdkObserver.Call>> deletions = new ConcurrentLinkedQueue<>();
    private final Duration attempts;

    final FakeServices world = FakeServices.create();
    final TestIdentity director = world.pki().employee(COMPANY, DIRECTOR, Authority.FIRST_HEAD);
    final TestIdentity other = world.pki().individual(OTHER);
    private @Nullable TestInformationSystem erp;

    /** A scene whose clients give up an attempt after a time. */
    RecoveryScene(Duration attempts) {
        this.attempts = attempts;
    }

    static DocumentSource document(String name) {
        return DocumentSource.of(name, Bytes.of(("Content of " + name).getBytes(StandardCharsets.UTF_8)));
    }

    /** An address of the service, by way of a relay that may refuse. */
    private SigexEndpoint at(URI face) {
        Relay relay = new Relay(face);
        relays.add(relay);
        return SigexEndpoint.of(relay.address());
    }

    /** Refuses every connection. */
    void refuse() {
        relays.forEach(Relay::refuse);
    }

    /** Lets connections in again. */
    void letIn() {
        relays.forEach(Relay::letIn);
    }

    private SigexClient client(SigexEndpoint endpoint) {
        Qoltanba qoltanba = Qoltanba.builder()
                .sigex(endpoint)
                .time(world.clock())
                .attemptTimeout(attempts)
                .observer(this::notice)
                .build();
        opened.add(qoltanba);
        return qoltanba.sigex();
    }

    private void notice(SdkObserver.Call call) {
        CompletableFuture<SdkObserver.Call> awaited = call.method().equals("DELETE") ? deletions.poll() : null;
        if (awaited != null) {
            awaited.complete(call);
        }
    }

    /** Does what deletes something at the service behind its caller's back, and lets time pass until that has ended. */
    void untilDeleted(Runnable work) {
        CompletableFuture<SdkObserver.Call> ended = new CompletableFuture<>();
        deletions.add(ended);
        work.run();
        letTimePass(ended);
    }

    /** Lets time pass until something has ended. */
    void letTimePass(CompletionStage<?> stage) {
        try {
            if (!world.clock().await(stage, Duration.ofMinutes(5))) {
                throw new AssertionError("It takes more than five minutes.");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Anybody. */
    SigexClient anybody() {
        return client(at(world.sigex().uri()));
    }

    /** The company's information system. */
    SigexClient system() {
        if (erp == null) {
            erp = world.sigex().organization(COMPANY).largeBusiness().informationSystem();
        }
        return client(at(world.sigex().systemUri())
                .trusting(world.sigex().tlsCertificate())
                .informationSystem(erp.certificate(), erp.privateKey()));
    }

    /** Anybody who may sign in. */
    SigexClient portal() {
        return client(at(world.sigex().secureUri()).trusting(world.sigex().tlsCertificate()));
    }

    /** The company's director, signed in. */
    SigexSession session() {
        return portal().signIn(director.signer());
    }

    @Override
    public void close() {
        opened.forEach(Qoltanba::close);
        relays.forEach(Relay::close);
        world.close();
    }
}
