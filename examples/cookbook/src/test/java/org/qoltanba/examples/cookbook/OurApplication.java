package org.qoltanba.examples.cookbook;

import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scene;

/** What is to be tested: an application that registers contracts and has them signed in the cloud. */
final class OurApplication {

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    private OurApplication() {}

    static void register(FakeServices world, Scene scene) {
        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build()) {
            qoltanba.sigex()
                    .register(CONTRACT)
                    .signedBy(scene.person("buyer-director").signer())
                    .notifying(EmailNotification.to("director@supplier.kz"))
                    .submit();
        }
    }

    static void askForASignature(FakeServices world) {
        try (Qoltanba qoltanba = Qoltanba.builder()
                .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock())
                .build()) {
            qoltanba.dss()
                    .signIn("ivanov", Secret.empty())
                    .sign(CONTRACT)
                    .pin(Secret.of("1234"))
                    .begin();
        }
    }
}
