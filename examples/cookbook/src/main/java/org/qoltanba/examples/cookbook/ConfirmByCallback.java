package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.callback.WebhookReceiver;
import org.qoltanba.testkit.FakeServices;

/** The service calls when the user has decided; the SDK asks it then, and now and then anyway. */
public final class ConfirmByCallback {

    private ConfirmByCallback() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws IOException if no port is free
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            world.dss().client("erp").secret("erp-secret");
            world.dss().user("ivanov").owns(world.pki().individual(Iin.of("000000000033")));
            world.phone("ivanov").answersAfter(Duration.ofMinutes(2)).confirmsNext();
            DssEndpoint endpoint = DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("erp-secret"));
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            InetSocketAddress here = freePort();
            Instant begun = world.clock().now();
            Signature signature;
            // region callback
            URI address = URI.create("http://localhost:" + here.getPort() + "/dss"); // https, as DSS reaches it
            try (Qoltanba qoltanba = Qoltanba.builder()
                            .dss(endpoint)
                            .dssCallbacks(address)
                            .time(world.clock())
                            .build();
                    WebhookReceiver receiver = qoltanba.webhookReceiver()
                            .below("/dss", qoltanba.dssCallbacks())
                            .listeningAt(here)
                            .start()) {
                PendingOperation<Signature> signing = qoltanba.dss()
                        .signIn("ivanov", Secret.empty())
                        .sign(document)
                        .begin();
                signature = signing.await(Duration.ofMinutes(10));
                System.out.println("called below " + receiver.uri("/dss").getPath());
            }
            // endregion
            System.out.println(world.verifier().verify(signature, document).indication() + " after "
                    + Duration.between(begun, world.clock().now()).toSeconds() + " s");
        }
    }

    private static InetSocketAddress freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), probe.getLocalPort());
        }
    }
}
