package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.crypto.pki.TimeStampSource;

/** A time stamp authority of a test, one minute later with each token. */
public final class TestTimeStampAuthority implements TimeStampSource {

    private final TestIssuer identity;
    private final AtomicLong issued = new AtomicLong();
    private Instant start = TestIssuer.NOW;

    private TestTimeStampAuthority(TestIssuer identity) {
        this.identity = identity;
    }

    /** An authority below an issuer. */
    public static TestTimeStampAuthority under(TestIssuer issuer, KeyKind kind) {
        return new TestTimeStampAuthority(issuer.request(kind, "CN=Test Time Stamps,C=KZ")
                .keyUsage(KeyUsage.digitalSignature)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .issue());
    }

    /** The same with another time of its first token from now on. */
    public TestTimeStampAuthority from(Instant time) {
        this.start = time;
        this.issued.set(0);
        return this;
    }

    public TestIssuer identity() {
        return identity;
    }

    @Override
    public Bytes timeStamp(Digest imprint) {
        long number = issued.getAndIncrement();
        return token(imprint, start.plusSeconds(60 * number), BigInteger.valueOf(1000 + number));
    }

    private Bytes token(Digest imprint, Instant time, BigInteger serialNumber) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            SignerInfoGenerator signer = new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(
                            parameters -> new AttributeTable(new DefaultSignedAttributeTableGenerator()
                                    .getAttributes(parameters)
                                    .remove(CMSAttributes.signingTime)
                                    .toASN1EncodableVector()))
                    .build(identity.contentSigner(identity.kind().signature()), identity.x509());
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    signer,
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.13762.3"));
            generator.addCertificates(new JcaCertStore(identity.chain()));
            TimeStampRequestGenerator request = new TimeStampRequestGenerator();
            request.setCertReq(true);
            return Bytes.of(generator
                    .generate(
                            request.generate(
                                    new ASN1ObjectIdentifier(imprint.algorithm().oid()),
                                    imprint.value().toArray()),
                            serialNumber,
                            Date.from(time))
                    .getEncoded());
        } catch (OperatorCreationException | GeneralSecurityException | TSPException | IOException impossible) {

            throw new IllegalStateException(impossible);
        }
    }
}
