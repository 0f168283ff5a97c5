package org.qoltanba.examples.cookbook;

import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** A college prepares an application; a person outside signs it at home, and nobody else can. */
public final class PreregisterForAnOutsidePerson {

    private PreregisterForAnOutsidePerson() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (FakeServices world = FakeServices.create()) {
            TestInformationSystem system = world.sigex()
                    .organization(Bin.of("000000000001"))
                    .largeBusiness()
                    .informationSystem();
            SigexEndpoint college = SigexEndpoint.of(world.sigex().systemUri())
                    .informationSystem(system.certificate(), system.privateKey())
                    .trusting(world.sigex().tlsCertificate());
            SigexEndpoint anybody = SigexEndpoint.of(world.uri());
            try (Qoltanba erp = Qoltanba.builder()
                            .sigex(college)
                            .time(world.clock())
                            .build();
                    Qoltanba atHome = Qoltanba.builder()
                            .sigex(anybody)
                            .time(world.clock())
                            .build()) {
                run(world, erp, atHome);
            }
        }
    }

    private static void run(FakeServices world, Qoltanba erp, Qoltanba atHome) {
        TestIdentity applicant = world.pki().individual(Iin.of("000000000011"));
        TestIdentity stranger = world.pki().individual(Iin.of("000000000022"));

        // region preregister
        RegisteredDocument application = erp.sigex()
                .preregister(DocumentSource.text("application.txt", "I apply."))
                .notifying(EmailNotification.to("applicant@example.kz").withoutDocument())
                .requiring(SignerRequirement.person(Iin.of("000000000011")))
                .signaturesLimit(1)
                .settings(settings -> settings.publicDuringPreregistration(true).forceArchive(true))
                .submit();
        // endregion
        System.out.println(
                "Mail: " + world.mailbox("applicant@example.kz").last().subject());

        // region sign
        RegisteredDocument received = atHome.sigex().document(application.id()); // from the link in the e-mail
        DocumentSource original = received.original().orElseThrow();
        try {
            received.sign(original, stranger.signer());
        } catch (SignerNotAllowedException refused) {
            System.out.println("A stranger may not sign.");
        }
        received.sign(original, applicant.signer());
        // endregion

        for (RegisteredSignature signature : application.signatures()) {
            System.out.println("The applicant signed: "
                    + world.verifier().verify(signature.export(), original).indication());
        }
        System.out.println("In the archive: " + application.info().storage().dataArchived());
    }
}
