package org.qoltanba.crypto.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.testing.BerSignature;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

class SignedDataEditTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final TestIssuer OTHER = ROOT.person(KeyKind.P_384);
    private static final byte[] CONTENT = "The supplier delivers seventeen pumps.".getBytes(StandardCharsets.UTF_8);
    private static final Signature ATTACHED = signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());
    private static final Signature DETACHED = signer(PERSON).sign(DOCUMENT);

    private static RawSignedData raw(Signature signature) throws MalformedAsn1Exception {
        return RawSignedData.read(signature.encoded().toArray());
    }

    private static byte[] attribute(int value) throws Exception {
        return new Attribute(
                        new ASN1ObjectIdentifier("1.2.3." + value),
                        new DERSet(new DEROctetString(new byte[] {(byte) value})))
                .getEncoded();
    }

    @Test
    void changesNothingUnlessTold() throws Exception {
        assertThat(new SignedDataEdit(raw(ATTACHED)).encoded())
                .isEqualTo(ATTACHED.encoded().toArray());
    }

    @Test
    void putsTheDocumentInAndTakesItOut() throws Exception {
        assertThat(new SignedDataEdit(raw(DETACHED)).content(CONTENT).encoded())
                .satisfies(attached -> assertThat(new SignedDataEdit(RawSignedData.read(attached))
                                .withoutContent()
                                .encoded())
                        .isEqualTo(DETACHED.encoded().toArray()));
        Signature ber = BerSignature.of(ATTACHED, CONTENT, 5);
        assertThat(new SignedDataEdit(raw(ber)).withoutContent().encoded())
                .isEqualTo(new SignedDataEdit(raw(ATTACHED)).withoutContent().encoded());
    }

    @Test
    void addsWithoutDisturbingAnything() throws Exception {
        Signature ber = BerSignature.of(ATTACHED, CONTENT, 5);
        RawSignedData before = raw(ber);
        byte[] certificate = OTHER.x509().getEncoded();
        byte[] crl = ROOT.emptyCrl().toArray();
        byte[] sha384 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha384).getEncoded();
        byte[] signerInfo =
                raw(signer(OTHER).sign(DOCUMENT)).signers().get(0).element().encoded();

        SignedDataEdit edit = new SignedDataEdit(before)
                .certificate(certificate)
                .certificate(certificate)
                .certificate(PERSON.x509().getEncoded())
                .crl(crl)
                .crl(crl)
                .digestAlgorithm(sha384)
                .digestAlgorithm(sha384)
                .digestAlgorithm(before.digestAlgorithms().get(0).encoded())
                .unsignedAttribute(0, attribute(2))
                .unsignedAttribute(0, attribute(1))
                .signer(signerInfo);
        RawSignedData after = RawSignedData.read(edit.encoded());

        assertThat(edit.addsValidationData()).isTrue();
        assertThat(after.encapsulated().encoded())
                .isEqualTo(before.encapsulated().encoded());
        assertThat(after.certificates())
                .extracting(BerElement::encoded)
                .containsExactly(before.certificates().get(0).encoded(), certificate);
        assertThat(after.crls()).extracting(BerElement::encoded).containsExactly(crl);
        assertThat(after.digestAlgorithms()).hasSize(2);
        assertThat(after.signers()).hasSize(2);
        assertThat(after.signers().get(1).element().encoded()).isEqualTo(signerInfo);
        assertThat(after.signers().get(0).signedAttributes().orElseThrow().encoded())
                .isEqualTo(
                        before.signers().get(0).signedAttributes().orElseThrow().encoded());
        assertThat(after.signers().get(0).unsignedAttributes())
                .extracting(each -> each.type().getId())
                .containsExactly("1.2.3.2", "1.2.3.1");
        assertThat(new CMSSignedData(edit.encoded()).getSignerInfos().size()).isEqualTo(2);

        RawSignedData again = RawSignedData.read(
                new SignedDataEdit(after).unsignedAttribute(0, attribute(3)).encoded());
        assertThat(again.signers().get(0).unsignedAttributes()).hasSize(3);
        assertThat(again.certificatesField().orElseThrow().encoded())
                .isEqualTo(after.certificatesField().orElseThrow().encoded());
    }

    @Test
    void versionFollowsTheForm() throws Exception {
        ASN1EncodableVector other = new ASN1EncodableVector();
        other.add(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.16.2"));
        other.add(new DERSequence());
        byte[] otherInfo = new DERTaggedObject(false, 1, new DERSequence(other)).getEncoded();
        byte[] byKey = raw(CmsSurgeon.open(DETACHED)
                        .with(open -> open.signerIdentifier =
                                new DERTaggedObject(false, 0, new SubjectKeyIdentifier(new byte[4])))
                        .close())
                .signers()
                .get(0)
                .element()
                .encoded();
        assertThat(version(new SignedDataEdit(raw(DETACHED)))).isEqualTo(1);
        assertThat(version(new SignedDataEdit(raw(DETACHED)).signer(byKey))).isEqualTo(3);
        assertThat(version(new SignedDataEdit(raw(DETACHED))
                        .certificate(new DERTaggedObject(false, 1, new DERSequence()).getEncoded())))
                .isEqualTo(3);
        assertThat(version(new SignedDataEdit(raw(DETACHED))
                        .certificate(new DERTaggedObject(false, 2, new DERSequence()).getEncoded())))
                .isEqualTo(4);
        assertThat(version(new SignedDataEdit(raw(DETACHED))
                        .certificate(new DERTaggedObject(false, 3, new DERSequence()).getEncoded())))
                .isEqualTo(5);
        assertThat(version(new SignedDataEdit(raw(DETACHED)).crl(otherInfo))).isEqualTo(5);
    }

    private static int version(SignedDataEdit edit) throws MalformedAsn1Exception {
        return RawSignedData.read(edit.encoded()).version().contents()[0];
    }

    @Test
    void refusesSignersThatAreNotThere() throws Exception {
        SignedDataEdit edit = new SignedDataEdit(raw(DETACHED));
        for (int index : List.of(-1, 1)) {
            assertThatThrownBy(() -> edit.unsignedAttribute(index, attribute(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> edit.digestAlgorithm(new byte[] {4, 0})).isInstanceOf(MalformedAsn1Exception.class);
    }
}
