package org.qoltanba.examples.cookbook;

import static org.qoltanba.api.sigex.SignerRequirement.person;

import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRules;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** Author, lawyer, director: nobody signs before the one before. */
public final class OrderOfSigners {

    private OrderOfSigners() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build()) {
            Scene scene = Scenario.ORDER_OF_SIGNERS.arrange(world);
            DocumentSource order = DocumentSource.text("order.txt", "From Monday on.");

            // region order
            RegisteredDocument registered = qoltanba.sigex()
                    .register(order)
                    .signedBy(scene.person("author").signer())
                    .signers(SignerRules.inOrder(
                            person(Iin.of("920808300088")),
                            person(Iin.of("870909400099")),
                            person(Iin.of("750606300066"))))
                    .submit();
            try {
                registered.sign(order, scene.person("director").signer());
            } catch (SignerNotAllowedException early) {
                System.out.println("The director has to wait.");
            }
            registered.sign(order, scene.person("lawyer").signer());
            registered.sign(order, scene.person("director").signer());
            // endregion

            System.out.println(registered.signatures().size() + " signatures, in this order and no other");
        }
    }
}
