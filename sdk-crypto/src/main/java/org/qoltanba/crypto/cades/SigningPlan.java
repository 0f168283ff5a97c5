package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.x509.GivenCertificates;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * All there is to a signer but the key: certificates, algorithms, statements, clock. It knows what has to be signed, and
 * puts the product together when the value is there.
 *
 * <p>Immutable and safe to share between threads, if the clock is.
 */
final class SigningPlan {

    /** The type of the attribute, encoded: 1.2.840.113549.1.9.6. */
    private static final byte[] COUNTER_SIGNATURE = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x09, 0x06
    };

    private final List<ParsedCertificate> chain;
    private final SdkClock clock;
    private final AlgorithmProfile profile;
    private final SignatureSuite suite;
    private final SignatureStatements statements;
    private final SignatureAttributes attributes;
    private final SignedDataAssembler assembler;

    private SigningPlan(
            List<ParsedCertificate> chain,
            SdkClock clock,
            AlgorithmProfile profile,
            SignatureSuite suite,
            SignatureStatements statements) {
        this.chain = chain;
        this.clock = clock;
        this.profile = profile;
        this.suite = suite;
        this.statements = statements;
        this.attributes = SignatureAttributes.of(chain.get(0), suite, SigningTimes.UTC_TIME, statements);
        this.assembler = new SignedDataAssembler(withoutRoots(chain), suite);
    }

    static SigningPlan of(List<? extends SignerCertificate> chain, AlgorithmPolicy policy) {
        if (chain.isEmpty()) {
            throw new KeyAccessException(
                    "A signature needs the signer's certificate; the chain is empty. Give the certificate of the key.");
        }
        List<ParsedCertificate> parsed = GivenCertificates.parse(chain, "the signer");
        AlgorithmProfile profile = AlgorithmProfile.of(policy);
        SignatureSuite suite = suiteFor(parsed.get(0), SigningPreference.CLASSIC, profile);
        return new SigningPlan(parsed, SdkClock.system(), profile, suite, SignatureStatements.none());
    }

    private static SignatureSuite suiteFor(
            ParsedCertificate certificate, SigningPreference preference, AlgorithmProfile profile) {
        try {
            SubjectPublicKeyInfo key = certificate.holder().getSubjectPublicKeyInfo();
            SignatureSuite suite = profile.suites().findForSigning(key, preference);
            suite.decode(key).weakness().ifPresent(weakness -> {
                throw new KeyAccessException("This key is too weak to sign with: " + weakness + ". Use another key.");
            });
            return suite;
        } catch (AlgorithmRefusedException refused) {
            throw new KeyAccessException("This key cannot be used. " + refused.getMessage(), refused);
        }
    }

    private static List<ParsedCertificate> withoutRoots(List<ParsedCertificate> chain) {
        List<ParsedCertificate> embedded = new ArrayList<>(chain.subList(0, 1));
        for (ParsedCertificate certificate : chain) {
            if (!certificate.isSelfIssued() && !embedded.contains(certificate)) {
                embedded.add(certificate);
            }
        }
        return embedded;
    }

    SigningPlan clock(SdkClock other) {
        return new SigningPlan(chain, other, profile, suite, statements);
    }

    SigningPlan pss(boolean wanted) {
        SigningPreference preference = wanted ? SigningPreference.PSS : SigningPreference.CLASSIC;
        return new SigningPlan(chain, clock, profile, suiteFor(chain.get(0), preference, profile), statements);
    }

    SigningPlan stating(SignatureStatements other) {
        return new SigningPlan(chain, clock, profile, suite, other);
    }

    SigningPlan algorithms(AlgorithmPolicy policy) {
        AlgorithmProfile wanted = AlgorithmProfile.of(policy);
        suiteFor(certificate(), SigningPreference.CLASSIC, wanted);
        return new SigningPlan(chain, clock, wanted, suite, statements);
    }

    /** The plan a signature was begun with. */
    static SigningPlan resumed(List<ParsedCertificate> chain, SignatureSuite suite) {
        return new SigningPlan(
                List.copyOf(chain),
                SdkClock.system(),
                AlgorithmProfile.everything(),
                suite,
                SignatureStatements.none());
    }

    AlgorithmProfile profile() {
        return profile;
    }

    ParsedCertificate certificate() {
        return chain.get(0);
    }

    List<ParsedCertificate> chain() {
        return chain;
    }

    /** The certificates a signature carries. */
    List<ParsedCertificate> embedded() {
        return withoutRoots(chain);
    }

    SdkClock clock() {
        return clock;
    }

    SignatureSuite suite() {
        return suite;
    }

    SignatureStatements statements() {
        return statements;
    }

    DigestAlgorithm digestAlgorithm() {
        return DigestAlgorithm.ofOid(suite.id().digest());
    }

    MessageDigest newDigest() {
        return suite.newDigest();
    }

    /** The octets of a digest that somebody else computed. */
    byte[] require(Digest digest) {
        if (!digest.algorithm().equals(digestAlgorithm())
                || digest.value().size() != newDigest().getDigestLength()) {
            throw new SigningFailedException("This key signs " + digestAlgorithm() + " digests of "
                    + newDigest().getDigestLength() + " bytes; got " + digest.algorithm() + " of "
                    + digest.value().size() + " bytes. Compute the digest anew.");
        }
        return digest.value().toArray();
    }

    /** The signing time, in whole seconds, at which the certificate is valid. */
    Instant begin() {
        Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
        SignerCertificate signer = certificate();
        if (now.isBefore(signer.notBefore()) || now.isAfter(signer.notAfter())) {
            throw new SigningFailedException("The signer's certificate is valid from " + signer.notBefore() + " to "
                    + signer.notAfter() + ", the time is " + now
                    + ". Use a certificate that is valid now, or check the clock.");
        }
        profile.suites().weaknessAt(suite, now).ifPresent(weakness -> {
            throw new SigningFailedException(
                    "The signer has " + weakness + ". Use a key of another kind, or check the clock.");
        });
        return now;
    }

    /** The signed attributes of a signature of a document, under the tag of a SET: what gets signed. */
    byte[] toBeSigned(Instant now, byte[] contentDigest) {
        SignatureAttributes template = attributes.takes(now)
                ? attributes
                : SignatureAttributes.of(certificate(), suite, SigningTimes.formOf(now), statements);
        return template.with(now, contentDigest);
    }

    /** The signed attributes of a counter-signature, which have no content-type (RFC 5652 section 11.4). */
    byte[] toBeCounterSigned(Instant now, byte[] valueDigest) {
        return SignatureAttributes.ofCounterSignature(certificate(), suite, SigningTimes.formOf(now), statements)
                .with(now, valueDigest);
    }

    byte[] assemble(byte[] signedAttributes, byte[] value, byte @Nullable [] content) {
        return assembler.assemble(signedAttributes, value, content);
    }

    SignedDataAssembler assembler() {
        return assembler;
    }

    /** How long {@link SignedDataAssembler#tail} will be; empty if that depends on the signature value. */
    OptionalInt tailSize(Instant now) {
        OptionalInt value = SignatureValueLength.of(certificate().holder().getSubjectPublicKeyInfo());
        if (value.isEmpty()) {
            return value;
        }
        byte[] attributes = toBeSigned(now, new byte[newDigest().getDigestLength()]);
        return OptionalInt.of(assembler.tail(attributes, new byte[value.getAsInt()]).length);
    }

    byte[] signerInfo(byte[] signedAttributes, byte[] value) {
        return assembler.signerInfo(signedAttributes, value);
    }

    /** The counter-signature as an attribute. */
    byte[] counterSignature(byte[] signedAttributes, byte[] value) {
        return DerWriter.wrap(
                BerElement.SEQUENCE,
                COUNTER_SIGNATURE,
                DerWriter.wrap(BerElement.SET, signerInfo(signedAttributes, value)));
    }

    /** Refuses a value that does not belong to the octets and the key of the certificate. */
    void requireValue(byte[] octets, byte[] value) {
        boolean good;
        try {
            good = suite.decode(certificate().holder().getSubjectPublicKeyInfo())
                    .verify(suite.signatureAlgorithm(), octets, value);
        } catch (AlgorithmRefusedException refused) {
            throw new KeyAccessException("This key cannot be used. " + refused.getMessage(), refused);
        }
        if (!good) {
            throw new SigningFailedException("The signature did not pass its own verification (SIGNATURE_VALUE) and was"
                    + " thrown away. Check the key and the security provider it belongs to.");
        }
    }

    /** The digest algorithm as signers announce it. */
    byte[] digestIdentifier() {
        try {
            return suite.digestAlgorithm().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    Digest digestOf(byte[] octets) {
        return new Digest(digestAlgorithm(), Bytes.of(newDigest().digest(octets)));
    }
}
