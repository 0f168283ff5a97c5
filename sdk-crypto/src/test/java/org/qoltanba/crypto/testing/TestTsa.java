package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.crypto.pki.PkiTransport;
import org.qoltanba.crypto.pki.TimeStampSource;

/**
 * A time stamp authority of a test, made with Bouncy Castle: honest at first, with a knob for everything it may do wrong.
 * Its time is {@link TestIssuer#NOW}, and stands still unless a test lets it pass.
 */
public final class TestTsa implements TimeStampSource {

    /** How the token names the authority's certificate. */
    public enum Binding {
        V1,
        V2,
        BOTH,
        NONE,
        /** The hash of some other certificate. */
        WRONG
    }

    /** The policy honest tokens are made by. */
    public static final String POLICY = "1.2.398.3.3.2.6.2";

    private final TestIssuer authority;
    private final AtomicInteger numbers = new AtomicInteger(1);

    public Instant time = TestIssuer.NOW;
    private Duration step = Duration.ZERO;
    public Binding binding = Binding.V2;
    public String policy = POLICY;
    public boolean withCertificate = true;
    public ASN1ObjectIdentifier contentType = PKCSObjectIdentifiers.id_ct_TSTInfo;
    public UnaryOperator<AttributeTable> attributes = UnaryOperator.identity();
    public UnaryOperator<Digest> imprint = UnaryOperator.identity();
    public UnaryOperator<@Nullable BigInteger> nonce = UnaryOperator.identity();
    public @Nullable Extensions extensions;
    public int status = PKIStatus.GRANTED;
    public int failure;

    private TestTsa(TestIssuer authority) {
        this.authority = authority;
    }

    /** An authority below an issuer, with the certificate RFC 3161 demands. */
    public static TestTsa below(TestIssuer issuer) {
        return below(issuer, issuer.kind());
    }

    /** The same with a key of some kind. */
    public static TestTsa below(TestIssuer issuer, KeyKind kind) {
        return new TestTsa(issuer.request(kind, "CN=Test TSA,C=KZ")
                .keyUsage(KeyUsage.digitalSignature)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .issue());
    }

    /** An authority with whatever certificate a test wants. */
    public static TestTsa with(TestIssuer identity) {
        return new TestTsa(identity);
    }

    /** The same with tokens that are a minute apart. */
    public TestTsa everyMinute() {
        this.step = Duration.ofMinutes(1);
        return this;
    }

    /** The same with another time of its next token. */
    public TestTsa from(Instant next) {
        this.time = next;
        return this;
    }

    public TestIssuer identity() {
        return authority;
    }

    @Override
    public Bytes timeStamp(Digest digest) {
        return token(digest);
    }

    /** A token for a digest. */
    public Bytes token(Digest digest) {
        return token(digest, null);
    }

    /** A token for the SHA-256 of some octets. */
    public Bytes tokenOver(byte[] octets) {
        return token(sha256(octets));
    }

    public static Digest sha256(byte[] octets) {
        try {
            return new Digest(
                    DigestAlgorithm.SHA_256,
                    Bytes.of(MessageDigest.getInstance("SHA-256").digest(octets)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Bytes token(Digest asked, @Nullable BigInteger askedNonce) {
        try {
            Digest stamped = imprint.apply(asked);
            BigInteger stampedNonce = nonce.apply(askedNonce);
            TSTInfo info = new TSTInfo(
                    new ASN1ObjectIdentifier(policy),
                    new MessageImprint(
                            new AlgorithmIdentifier(
                                    new ASN1ObjectIdentifier(stamped.algorithm().oid()), DERNull.INSTANCE),
                            stamped.value().toArray()),
                    new ASN1Integer(numbers.getAndIncrement()),
                    new ASN1GeneralizedTime(generalized(time)),
                    null,
                    null,
                    stampedNonce == null ? null : new ASN1Integer(stampedNonce),
                    null,
                    extensions);
            time = time.plus(step);
            return signed(info);
        } catch (IOException | CMSException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String generalized(Instant time) {
        boolean whole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
        SimpleDateFormat format =
                new SimpleDateFormat(whole ? "yyyyMMddHHmmss'Z'" : "yyyyMMddHHmmss.SSS'Z'", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format.format(Date.from(time));
    }

    private Bytes signed(TSTInfo info)
            throws IOException, CMSException, OperatorCreationException, GeneralSecurityException {
        DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(parameters -> attributes.apply(bound(usual.getAttributes(parameters))))
                .build(
                        authority.contentSigner(authority.kind().signature()),
                        new JcaX509CertificateHolder(authority.x509())));
        if (withCertificate) {
            generator.addCertificates(new JcaCertStore(List.of(authority.x509())));
        }
        return Bytes.of(generator
                .generate(new CMSProcessableByteArray(contentType, info.getEncoded()), true)
                .getEncoded("DER"));
    }

    private AttributeTable bound(AttributeTable table) {
        try {
            AttributeTable result = table;
            byte[] certificate = authority.x509().getEncoded();
            if (binding == Binding.V1 || binding == Binding.BOTH) {
                result = result.add(
                        PKCSObjectIdentifiers.id_aa_signingCertificate,
                        new SigningCertificate(
                                new ESSCertID(MessageDigest.getInstance("SHA-1").digest(certificate))));
            }
            if (binding == Binding.V2 || binding == Binding.BOTH || binding == Binding.WRONG) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
                hash[0] ^= (byte) (binding == Binding.WRONG ? 1 : 0);
                result = result.add(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new SigningCertificateV2(new ESSCertIDv2(hash)));
            }
            return result;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers a TimeStampReq. */
    public Bytes answer(Bytes request) {
        try {
            TimeStampReq asked = TimeStampReq.getInstance(request.toArray());
            MessageImprint digest = asked.getMessageImprint();
            if (status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) {
                PKIStatusInfo refusal = failure == 0
                        ? new PKIStatusInfo(PKIStatus.getInstance(new ASN1Integer(status)))
                        : new PKIStatusInfo(
                                PKIStatus.getInstance(new ASN1Integer(status)),
                                new PKIFreeText("not today"),
                                new PKIFailureInfo(failure));
                return Bytes.of(new TimeStampResp(refusal, null).getEncoded());
            }
            Bytes token = token(
                    new Digest(
                            DigestAlgorithm.ofOid(
                                    digest.getHashAlgorithm().getAlgorithm().getId()),
                            Bytes.of(digest.getHashedMessage())),
                    asked.getNonce() == null ? null : asked.getNonce().getValue());
            return Bytes.of(new TimeStampResp(
                            new PKIStatusInfo(PKIStatus.getInstance(new ASN1Integer(status))),
                            ContentInfo.getInstance(token.toArray()))
                    .getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The authority at the end of a wire: answers every POST. */
    public PkiTransport transport() {
        return new PkiTransport() {
            @Override
            public Bytes get(URI address, int limit) throws IOException {
                throw new IOException("A time stamp authority is asked by POST.");
            }

            @Override
            public Bytes post(URI address, String contentType, Bytes question, int limit) throws IOException {
                if (!contentType.equals("application/timestamp-query")) {
                    throw new IOException("Not a question for a time stamp: " + contentType);
                }
                return answer(question);
            }
        };
    }
}
