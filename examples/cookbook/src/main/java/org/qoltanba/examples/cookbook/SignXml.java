package org.qoltanba.examples.cookbook;

import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.crypto.xml.SignedXml;
import org.qoltanba.crypto.xml.XmlSignature;
import org.qoltanba.crypto.xml.XmlSigner;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** An XML document with an XML signature goes into SIGEX; another signs it there, and the signatures come back. */
public final class SignXml {

    private static final String APPLICATION =
            "<application><applicant>Айгүл</applicant><wants>a loan</wants></application>";

    private SignXml() {}

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
            TestIdentity applicant = world.pki().individual(Iin.of("000000000011"));
            TestIdentity official = world.pki().employee(Bin.of("000000000001"), Iin.of("000000000022"));
            XmlSigner bank = signer(world, official);
            String fromThePortal = signer(world, applicant).signEnveloped(APPLICATION);

            // region xml
            SignedXml signed = SignedXml.read(fromThePortal); // <application> with a <ds:Signature> inside
            DocumentSource application = signed.document("application.xml");
            RegisteredDocument document = qoltanba.sigex()
                    .register(application)
                    .signedBy(signed.signature())
                    .submit();

            document.sign(application, bank); // an XmlSigner: the second signature is XML too
            document.verify(application);
            // endregion

            for (RegisteredSignature signature : document.signatures()) {
                XmlSignature xml = XmlSignature.read(signature.export());
                System.out.println(
                        signature.organization().isPresent()
                                ? "The bank signed this document: " + xml.isOver(application)
                                : "The applicant signed this document: " + xml.isOver(application));
            }
            System.out.println("Found again: "
                    + qoltanba.sigex()
                            .find(signed.signature())
                            .orElseThrow()
                            .documentId()
                            .equals(document.id()));
        }
    }

    /** An application says SigningKey.fromPkcs12(file, password).xmlSigner(). */
    private static XmlSigner signer(FakeServices world, TestIdentity identity) {
        return identity.signingKey().xmlSigner().clock(world.clock());
    }
}
