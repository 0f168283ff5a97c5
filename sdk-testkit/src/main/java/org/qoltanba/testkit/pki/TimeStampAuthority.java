package org.qoltanba.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.algorithm.GostAlgorithm;
import org.qoltanba.testkit.algorithm.Operators;

/**
 * Stamps digests with the world's time (RFC 3161). As the national authority of Kazakhstan does (CAdES sheet section
 * 13.5), it binds its certificate with ESS signing-certificate version 1 and states no accuracy.
 */
final class TimeStampAuthority {

    private static final int LARGEST_REQUEST = 64 * 1024;
    /** RFC 3161 section 2.4.2: badDataFormat. */
    private static final int BAD_DATA_FORMAT = 1 << 5;

    private static final int SERIAL_NUMBER_BITS = 63;
    /** The national authority has one for each generation of its keys; the middle one stands for everything else. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.398.3.3.2.6.2");

    private static final ASN1ObjectIdentifier POLICY_2004 = new ASN1ObjectIdentifier("1.2.398.3.3.2.6.1");
    private static final ASN1ObjectIdentifier POLICY_2015 = new ASN1ObjectIdentifier("1.2.398.3.3.2.6.4");
    private static final AlgorithmIdentifier SHA_1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);

    private final TestIdentity authority;
    private final SdkClock clock;
    private final SecureRandom random;

    TimeStampAuthority(TestIdentity authority, SdkClock clock, SecureRandom random) {
        this.authority = authority;
        this.clock = clock;
        this.random = random;
    }

    Bytes stamp(Digest digest) {
        TimeStampRequestGenerator request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        try {
            TimeStampRequest asked = request.generate(
                    new ASN1ObjectIdentifier(digest.algorithm().oid()),
                    digest.value().toArray());
            return Bytes.of(tokens().generate(asked, serialNumber(), Date.from(clock.now()))
                    .getEncoded());
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw cannotStamp(impossible);
        }
    }

    Bytes answer(Bytes request) {
        try {
            TimeStampResponseGenerator answers = new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED);
            TimeStampRequest asked = parse(request);
            if (asked == null) {
                return Bytes.of(answers.generateFailResponse(2, BAD_DATA_FORMAT, "The request cannot be read.")
                        .getEncoded());
            }
            Optional<GostAlgorithm> gost =
                    GostAlgorithm.ofDigest(asked.getMessageImprintAlgOID().getId());
            if (gost.isEmpty()) {
                return Bytes.of(answers.generate(asked, serialNumber(), Date.from(clock.now()))
                        .getEncoded());
            }
            return asked.getMessageImprintDigest().length == gost.get().octets()
                    ? granted(asked)
                    : Bytes.of(answers.generateFailResponse(2, BAD_DATA_FORMAT, "The imprint has another length.")
                            .getEncoded());
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw cannotStamp(impossible);
        }
    }

    /** The library's own answers know nothing of the digests of Kazakhstan. */
    private Bytes granted(TimeStampRequest asked)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        TimeStampToken token = tokens().generate(asked, serialNumber(), Date.from(clock.now()));
        return Bytes.of(new TimeStampResp(
                        new PKIStatusInfo(PKIStatus.granted),
                        token.toCMSSignedData().toASN1Structure())
                .getEncoded());
    }

    private static @Nullable TimeStampRequest parse(Bytes request) {
        if (request.size() > LARGEST_REQUEST) {
            return null;
        }
        try {
            return new TimeStampRequest(request.toArray());
        } catch (IOException | RuntimeException malformed) {
            return null;
        }
    }

    /** A generator serves one token: it is not safe to share. */
    private TimeStampTokenGenerator tokens()
            throws TSPException, GeneralSecurityException, OperatorCreationException, IOException {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                Operators.signerInfo(authority.algorithm().signer(authority.privateKey()), authority.x509(), null),
                Operators.digests().get(SHA_1),
                policy());
        tokens.addCertificates(new JcaCertStore(List.of(authority.x509())));
        return tokens;
    }

    private ASN1ObjectIdentifier policy() {
        return switch (authority.algorithm()) {
            case KAZAKH_GOST_34310_2004 -> POLICY_2004;
            case KAZAKH_GOST_R_3410_2015_512 -> POLICY_2015;
            default -> POLICY;
        };
    }

    private BigInteger serialNumber() {
        return new BigInteger(SERIAL_NUMBER_BITS, random);
    }

    private static IllegalStateException cannotStamp(Exception cause) {
        return new IllegalStateException("The test time stamp authority cannot stamp here.", cause);
    }
}
