package org.qoltanba.crypto.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.BEROctetStringGenerator;
import org.bouncycastle.asn1.BERSequenceGenerator;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Signature;

/** Writes a signature the way streaming software does: indefinite lengths, content cut into segments. */
public final class BerSignature {

    private BerSignature() {}

    public static Signature of(Signature der, byte[] content, int segment) throws IOException {
        SignedData data = SignedData.getInstance(
                ContentInfo.getInstance(der.encoded().toArray()).getContent());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BERSequenceGenerator contentInfo = new BERSequenceGenerator(out);
        contentInfo.addObject(CMSObjectIdentifiers.signedData);
        BERSequenceGenerator signedData = new BERSequenceGenerator(contentInfo.getRawOutputStream(), 0, true);
        signedData.addObject(data.getVersion());
        signedData.addObject(data.getDigestAlgorithms());
        BERSequenceGenerator encapsulated = new BERSequenceGenerator(signedData.getRawOutputStream());
        encapsulated.addObject(CMSObjectIdentifiers.data);
        BEROctetStringGenerator octets = new BEROctetStringGenerator(encapsulated.getRawOutputStream(), 0, true);
        try (OutputStream segments = octets.getOctetOutputStream(new byte[segment])) {
            segments.write(content);
        }
        encapsulated.close();
        signedData.addObject(new BERTaggedObject(false, 0, data.getCertificates()));
        signedData.addObject(data.getSignerInfos());
        signedData.close();
        contentInfo.close();
        return Signature.of(Bytes.of(out.toByteArray()));
    }
}
