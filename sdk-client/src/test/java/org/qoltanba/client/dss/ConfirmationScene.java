package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.callback.WebhookReceiver;
import org.qoltanba.client.testing.Relay;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.ConfirmationMethod;

/** A world of its own for one deed, one way to confirm and one ending: a user, an application, and the network between all of them. */
final class ConfirmationScene implements AutoCloseable {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Pattern CALLBACK = Pattern.compile("\"CallbackUri\":\"([^\"]+)\"");

    final FakeServices world = FakeServices.create();
    final Relay relay;

    private final ConfirmationDeed deed;
    private final boolean called;
    private final boolean bySms;
    private final WebhookReceiver receiver;
    private final Qoltanba qoltanba;
    private final HttpClient stranger = HttpClient.newHttpClient();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger outcomes = new AtomicInteger();
    private final PendingOperation<?> operation;
    private @Nullable DssSession session;

    ConfirmationScene(ConfirmationDeed deed, boolean called, boolean bySms, Duration tokenLifetime) {
        this.deed = deed;
        this.called = called;
        this.bySms = bySms;
        world.dss().client("erp").secret("s3cret");
        world.dss().user("ivanov").owns(13, world.pki().individual(Iin.of("800101300123")));
        if (bySms) {
            world.dss().user("ivanov").confirmsBy(ConfirmationMethod.SMS);
        }
        world.dss().switches().signIn().tokenLifetime(tokenLifetime);
        world.dss().switches().confirmations().offlineCodeAttempts(3);
        world.dss().switches().codes().lifetime(Duration.ofMinutes(5)).attempts(3);
        relay = new Relay(world.dss().uri());
        LateCallbacks late = new LateCallbacks();
        receiver = WebhookReceiver.using(work -> {
                    Thread thread = new Thread(work, "test-receiver");
                    thread.setDaemon(true);
                    return thread;
                })
                .below("/dss", late)
                .start();
        Qoltanba.Builder builder = Qoltanba.builder()
                .dss(DssEndpoint.of(relay.address())
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(deed.version()))
                .time(world.clock());
        qoltanba = (called ? builder.dssCallbacks(receiver.uri("/dss")) : builder).build();
        late.become(qoltanba.dssCallbacks());
        operation = deed.play().begin(this);
        operation.onProgress(event -> {
            if (event.kind() == ProgressEvent.Kind.ENDED) {
                ended.incrementAndGet();
            }
        });
        operation.completion().whenComplete((result, failure) -> outcomes.incrementAndGet());
    }

    ConfirmationDeed deed() {
        return deed;
    }

    DssClient dss() {
        return qoltanba.dss();
    }

    /** The session of a user who signs in without a second factor. */
    DssSession session() {
        if (session == null) {
            session = dss().signIn("ivanov", Secret.empty());
        }
        return session;
    }

    void pass(Duration time) {
        try {
            world.clock().advance(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    OperationState state() {
        return operation.state();
    }

    /** The code the user has: on the phone, or by SMS. */
    String rightCode() {
        return bySms
                ? world.phone("ivanov").lastSms().code()
                : world.phone("ivanov").confirmationCode();
    }

    private String wrongCode() {
        String right = rightCode();
        return (right.charAt(0) == '9' ? '0' : (char) (right.charAt(0) + 1)) + right.substring(1);
    }

    void type(String code) throws InterruptedException {
        operation.submitCode(code);
    }

    /** Returns whether the service said that it is wrong, and went on. */
    boolean typeWrong() throws InterruptedException {
        try {
            operation.submitCode(wrongCode());
            return false;
        } catch (ConfirmationCodeRejectedException refused) {
            return operation.state() == OperationState.WAITING;
        }
    }

    /** Calls the application as anybody on the network can. */
    void forge(String result) {
        Matcher told = CALLBACK.matcher(world.journal()
                .exchanges(deed.confirmation())
                .get(0)
                .request()
                .excerpt()
                .replace("\\/", "/"));
        boolean found = told.find();
        if (found != called) {
            throw new AssertionError("The address of the operation is not where it was expected.");
        }
        URI known = found ? URI.create(told.group(1)) : receiver.uri("/dss/AAAAAAAAAAAAAAAAAAAAAA");
        for (URI address : List.of(known, receiver.uri("/dss/BBBBBBBBBBBBBBBBBBBBBB"))) {
            for (String id : List.of(operation.id(), "9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90")) {
                post(address, "{\"Result\":\"" + result + "\",\"TransactionId\":\"" + id + "\"}");
            }
        }
    }

    private void post(URI address, String body) {
        try {
            stranger.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** How the application answered the service's own calls; 0 for one that was lost. */
    List<Integer> callbacks() {
        return world.dss().callbacks().stream()
                .map(callback -> callback.status().orElse(0))
                .toList();
    }

    int polls() {
        return world.journal().exchanges(deed.confirmation()).size() - 1;
    }

    /** How often the service handed a result out. */
    long results() {
        return deed.results(world);
    }

    /** Waits for the end, and looks whether there was one only. */
    String outcome() throws InterruptedException {
        String words;
        try {
            words = deed.play().await(this, operation, LONG) ? deed.done() : "NOT REALLY " + deed.done();
        } catch (ConfirmationDeclinedException declined) {
            words = "declined";
        } catch (ConfirmationExpiredException expired) {
            words = "expired";
        } catch (ConfirmationFailedException failed) {
            words = String.valueOf(failed.getMessage()).contains("too many wrong codes")
                    ? "failed: attempts"
                    : "failed: begin again";
        }
        pass(Duration.ofMinutes(10));
        if (ended.get() != 1 || outcomes.get() != 1) {
            return words + ", TOLD " + ended.get() + " AND " + outcomes.get() + " TIMES";
        }
        return words;
    }

    @Override
    public void close() {
        qoltanba.close();
        receiver.close();
        relay.close();
        world.close();
    }
}
