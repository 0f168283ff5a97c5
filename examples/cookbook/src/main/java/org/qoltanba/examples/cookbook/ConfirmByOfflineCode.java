package org.qoltanba.examples.cookbook;

import static org.qoltanba.testkit.dss.ConfirmationMethod.MOBILE;
import static org.qoltanba.testkit.dss.ConfirmationMethod.SMS;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.operation.CodePrompt;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.qr.QrPicture;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.OfflinePicture;
import org.qoltanba.testkit.scenario.Scenario;

/** A phone without connection scans a picture and shows a code to type in; without a phone, a code comes by SMS. */
public final class ConfirmByOfflineCode {

    private static final Secret PIN = Secret.of("1234");

    private ConfirmByOfflineCode() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            Scenario.PHONE_WITHOUT_INTERNET.arrange(world);
            world.dss().user("ivanov").confirmsBy(MOBILE, SMS);
            world.dss().drawsOfflinePictures(OfflinePicture::qrCode);
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            try (Qoltanba qoltanba = Qoltanba.builder()
                    .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("s3cret")))
                    .time(world.clock())
                    .build()) {
                DssSession ivanov = qoltanba.dss().signIn("ivanov", Secret.empty());
                offline(world, ivanov, document);
                bySms(world, ivanov, document);
            }
        }
    }

    private static void offline(FakeServices world, DssSession ivanov, DocumentSource document)
            throws InterruptedException {
        // region offline
        PendingOperation<Signature> signing = ivanov.sign(document).pin(PIN).begin();
        QrPicture picture = QrPicture.of(signing.offlineChallenge().orElseThrow());
        String page = picture.svg(); // or picture.png(8), or picture.text() for a terminal
        // endregion
        System.out.println("picture of " + picture.size() + " modules, " + (page.length() > 1_000 ? "shown" : "empty"));
        String typed = world.phone("ivanov").confirmationCode();
        String mistyped = (typed.charAt(0) == '0' ? '1' : '0') + typed.substring(1);
        for (String code : new String[] {mistyped, typed}) {
            // region type
            try {
                signing.submitCode(code);
            } catch (ConfirmationCodeRejectedException wrong) {
                System.out.println("wrong code, type it again"); // wrong.serverMessage() has the service's own words
            }
            // endregion
        }
        System.out.println(world.verifier()
                .verify(signing.await(Duration.ofMinutes(5)), document)
                .indication());
    }

    private static void bySms(FakeServices world, DssSession ivanov, DocumentSource document)
            throws InterruptedException {
        // region sms
        DssSession bySms = ivanov.confirmedBy(DssConfirmation.usual().by(ConfirmationMethod.SMS));
        PendingOperation<Signature> signing = bySms.sign(document).pin(PIN).begin();
        CodePrompt prompt = signing.codePrompt().orElseThrow(); // says where the code comes from, for the field
        // endregion
        System.out.println("code by " + prompt.kind());
        signing.submitCode(world.phone("ivanov").lastSms().code());
        Signature signature = signing.await(Duration.ofMinutes(5));
        System.out.println(world.verifier().verify(signature, document).indication());
    }
}
