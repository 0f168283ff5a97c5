package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.phone.EgovPhone;

/** A person signs with eGov mobile: scans a QR code, looks at the document, signs on the phone. Or refuses. */
public final class SignByQr {

    private SignByQr() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build()) {
            DocumentSource contract = DocumentSource.text("contract.txt", "We agree.");
            EgovPhone phone = world.egovPhone(world.pki().individual(Iin.of("000000000011")));

            // region qr
            EgovOperation<Signature> signing = qoltanba.sigex()
                    .egov()
                    .sign(contract)
                    .describedAs("Supply contract 17")
                    .begin();
            phone.scan(signing.qrImage()); // show the picture; the person holds the phone to it
            phone.sign();
            Signature signature = signing.await(Duration.ofMinutes(15));
            // endregion
            System.out.println(world.verifier().verify(signature, contract).indication());

            EgovOperation<Signature> another =
                    qoltanba.sigex().egov().sign(contract).begin();
            phone.scan(another.mobileLink()); // the same device: a link instead of a picture
            phone.download(); // the person looks at it first
            phone.refuse();
            try {
                another.await(Duration.ofMinutes(15));
            } catch (ConfirmationDeclinedException refused) {
                System.out.println("refused");
            }
        }
    }
}
