package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.qoltanba.api.document.Bytes;

/** Writes a registered signature for its holder (contract section 7.8). */
final class SignatureExport {

    private static final String PEM_LABEL = "CMS";

    private SignatureExport() {}

    /** Format 1: exactly as accepted, without content. */
    static Bytes asAccepted(StoredSignature signature) {
        return signature.signature().submitted().encoded();
    }

    /** Format 0: with the time stamp and the OCSP response in unsigned attributes. */
    static Bytes withEvidence(StoredSignature stored) {
        SubmittedCms submitted = stored.cms();
        try {
            SignerInformation signer = SignerInformation.replaceUnsignedAttributes(
                    submitted.signer(), evidence(submitted.signer(), stored.signature()));
            CMSSignedData cms =
                    CMSSignedData.replaceSigners(submitted.cms(), new SignerInformationStore(List.of(signer)));
            return Bytes.of(cms.getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** PEM with the label seen in practice (contract section 6). */
    static String toPem(Bytes cms) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(PEM_LABEL, cms.toArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static AttributeTable evidence(SignerInformation signer, VerifiedSignature signature) throws IOException {
        AttributeTable earlier = signer.getUnsignedAttributes();
        ASN1EncodableVector attributes = earlier == null
                ? new ASN1EncodableVector()
                : earlier.remove(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                        .remove(PKCSObjectIdentifiers.id_aa_ets_revocationValues)
                        .toASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(ASN1Primitive.fromByteArray(signature.timeStamp().getEncoded()))));
        BasicOCSPResponse response =
                BasicOCSPResponse.getInstance(signature.ocspResponse().getEncoded());
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_ets_revocationValues,
                new DERSet(new RevocationValues(null, new BasicOCSPResponse[] {response}, null))));
        return new AttributeTable(attributes);
    }
}
