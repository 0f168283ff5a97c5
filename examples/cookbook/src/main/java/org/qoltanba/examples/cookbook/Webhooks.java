package org.qoltanba.examples.cookbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.callback.WebhookReceiver;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.WebhookDelivery;

/** SIGEX tells that the other side has signed, instead of being asked again and again. */
public final class Webhooks {

    private Webhooks() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        // region webhooks
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build();
                WebhookReceiver receiver = qoltanba.webhookReceiver()
                        .on("/sigex", qoltanba.sigexWebhooks())
                        .start()) {
            Bin company = Bin.of("000000000001");
            world.sigex().organization(company).webhook(receiver.uri("/sigex")); // once, in the organisation's settings
            DocumentSource contract = DocumentSource.text("contract.txt", "We agree.");
            TestIdentity buyer = world.pki().employee(company, Iin.of("000000000011"), Authority.FIRST_HEAD);
            TestIdentity supplier = world.pki().individual(Iin.of("000000000022"));

            RegisteredDocument registered =
                    qoltanba.sigex().register(contract).signedBy(buyer.signer()).submit();
            PendingOperation<List<RegisteredSignature>> both = registered.awaitSignatures(2);
            world.clock().advance(Duration.ofHours(1)); // by now it is asked about once a minute
            Instant signed = world.clock().now();
            qoltanba.sigex().document(registered.id()).sign(contract, supplier.signer()); // the other side, elsewhere
            System.out.println(both.await(Duration.ofDays(3)).size() + " signatures, known "
                    + Duration.between(signed, world.clock().now()).toSeconds() + " s after the last");
            System.out.println(world.sigex().webhooks().deliveries().stream()
                            .filter(delivery -> delivery.state() == WebhookDelivery.State.DELIVERED)
                            .count()
                    + " webhooks delivered");
        }
        // endregion
    }
}
