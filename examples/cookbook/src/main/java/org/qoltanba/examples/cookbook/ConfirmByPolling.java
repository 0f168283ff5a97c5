package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;

/** The simplest way to learn that a user has confirmed: nothing to set up, the SDK asks every few seconds. */
public final class ConfirmByPolling {

    private ConfirmByPolling() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            world.dss().client("erp").secret("erp-secret");
            world.dss().user("ivanov").owns(world.pki().individual(Iin.of("000000000033")));
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            try (Qoltanba qoltanba = Qoltanba.builder()
                    .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("erp-secret")))
                    .time(world.clock())
                    .build()) {
                DssSession ivanov = qoltanba.dss().signIn("ivanov", Secret.empty());
                world.phone("ivanov").confirmsNext();
                System.out.println(sign(ivanov, document));
                world.phone("ivanov").declinesNext();
                System.out.println(sign(ivanov, document));
                world.phone("ivanov").ignoresNext();
                System.out.println(sign(ivanov, document));
            }
        }
    }

    private static String sign(DssSession ivanov, DocumentSource document) throws InterruptedException {
        // region poll
        PendingOperation<Signature> signing = ivanov.sign(document).begin(); // the phone rings
        try {
            Signature signature = signing.await(Duration.ofMinutes(10));
            return "signed, " + signature;
        } catch (ConfirmationDeclinedException declined) {
            return "declined: ask the user why";
        } catch (ConfirmationExpiredException expired) {
            return "expired: begin again when the user is at hand";
        }
        // endregion
    }
}
