package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;

/** The program stops while somebody is still looking for the phone; the next one takes the confirmation up again. */
public final class ResumeAfterRestart {

    private ResumeAfterRestart() {}

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

            String kept = beginAndStop(world, document); // a column of your database

            world.phone("ivanov").confirmsNext();
            try (Qoltanba second = program(world)) {
                // region resume
                PendingOperation<Signature> signing =
                        second.dss().signIn("ivanov", Secret.empty()).resume(ResumeToken.parse(kept), document);
                Signature signature = signing.await(Duration.ofMinutes(5));
                // endregion
                System.out.println(world.verifier().verify(signature, document).indication());
            }
        }
    }

    private static String beginAndStop(FakeServices world, DocumentSource document) {
        try (Qoltanba first = program(world)) {
            PendingOperation<Signature> signing = first.dss()
                    .signIn("ivanov", Secret.empty())
                    .sign(document)
                    .detached()
                    .begin();
            return signing.resumeToken().orElseThrow().toString();
        }
    }

    private static Qoltanba program(FakeServices world) {
        return Qoltanba.builder()
                .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("erp-secret")))
                .time(world.clock())
                .build();
    }
}
