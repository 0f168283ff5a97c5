package org.qoltanba.examples.cookbook;

import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** Somebody is hired: contract, consent and order are one package, signed all at once or not at all. */
public final class HiringPackage {

    private HiringPackage() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (FakeServices world = FakeServices.create()) {
            Scene scene = Scenario.HIRING_PACKAGE.arrange(world);
            TestInformationSystem system = scene.informationSystem(Bin.of("970440000012"));
            SigexEndpoint company = SigexEndpoint.of(world.sigex().systemUri())
                    .informationSystem(system.certificate(), system.privateKey())
                    .trusting(world.sigex().tlsCertificate());
            try (Qoltanba erp =
                    Qoltanba.builder().sigex(company).time(world.clock()).build()) {
                run(world, scene, erp);
            }
        }
    }

    private static void run(FakeServices world, Scene scene, Qoltanba erp) {
        TestIdentity hired = scene.person("candidate");
        TestIdentity stranger = scene.person("hr");

        // region package
        List<DocumentSource> documents = List.of(
                DocumentSource.text("contract.txt", "You work, we pay."),
                DocumentSource.text("consent.txt", "You may keep my data."),
                DocumentSource.text("order.txt", "Hire this person."));
        RegisteredPackage hiring = erp.sigex()
                .packages()
                .register("Hiring 17")
                .document(documents.get(0))
                .document(documents.get(1))
                .document(documents.get(2))
                .notifying(EmailNotification.to("novikov@example.kz"))
                .settings(settings -> settings.signWholePackage(true))
                .documentsSettings(settings -> settings.requiring(SignerRequirement.person(Iin.of("990707500077"))))
                .submit();
        // endregion
        System.out.println("Mail: " + world.mailbox("novikov@example.kz").last().subject());

        try {
            hiring.sign(documents, stranger.signer());
        } catch (SignerNotAllowedException refused) {
            System.out.println("A stranger signs none of them.");
        }
        hiring.sign(documents, hired.signer());

        for (RegisteredDocument document : hiring.documents()) {
            for (RegisteredSignature signature : document.signatures()) {
                System.out.println(document.info().title() + ": "
                        + (signature.signer().equals(Iin.of("990707500077")) ? "signed by the right person" : "?"));
            }
        }
    }
}
