package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.qoltanba.api.document.Bytes;

/** One CMS with a document and all signatures of it, as ezSigner.kz takes it (contract section 7.11). */
final class EzSigner {

    private EzSigner() {}

    /** Puts the signatures, with the evidence for them, around the document. */
    static Bytes cms(Bytes document, List<StoredSignature> signatures) {
        Set<ASN1Encodable> digests = new LinkedHashSet<>();
        Set<ASN1Encodable> certificates = new LinkedHashSet<>();
        Set<ASN1Encodable> signers = new LinkedHashSet<>();
        for (StoredSignature signature : signatures) {
            SignedData one = SignedData.getInstance(ContentInfo.getInstance(
                            SignatureExport.withEvidence(signature).toArray())
                    .getContent());
            addAll(digests, one.getDigestAlgorithms());
            addAll(certificates, one.getCertificates());
            addAll(signers, one.getSignerInfos());
        }
        SignedData all = new SignedData(
                set(digests),
                new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(document.toArray())),
                set(certificates),
                null,
                set(signers));
        try {
            return Bytes.of(new ContentInfo(CMSObjectIdentifiers.signedData, all).getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void addAll(Set<ASN1Encodable> all, ASN1Set some) {
        some.forEach(element -> all.add(element.toASN1Primitive()));
    }

    private static ASN1Set set(Set<ASN1Encodable> elements) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        elements.forEach(vector::add);
        return new DERSet(vector);
    }
}
