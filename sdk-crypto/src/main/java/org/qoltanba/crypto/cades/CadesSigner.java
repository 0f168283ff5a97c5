package org.qoltanba.crypto.cades;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.KeyProof;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.validation.ProductInspection;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Makes CAdES signatures of level B-B (ETSI EN 319 122-1) with a local key.
 *
 * <p>The algorithm follows the key: SHA-256 with RSA; SHA-256, SHA-384 or SHA-512 with ECDSA on P-256, P-384 or P-521;
 * with a GOST key of Russia or Kazakhstan the digest that belongs to it.
 * A signature holds content-type, signing-time, message-digest, signing-certificate-v2 and cms-algorithm-protection as
 * signed attributes, and the given certificates except roots. It is verified before it is returned.
 *
 * <p>Immutable and safe to share between threads; the methods that change a setting return a copy. Signing blocks while
 * the document is read; a detached signature needs the same memory for a document of any size.
 *
 * @since 0.1.0
 */
public final class CadesSigner implements DocumentSigner {

    /** The largest document that is put inside a signature, in bytes: 64 MiB. */
    public static final int LARGEST_ATTACHED = 64 * 1024 * 1024;

    private final PrivateKey key;
    private final List<ParsedCertificate> chain;
    private final SdkClock clock;
    private final SignatureSuite suite;
    private final SigningFunction function;
    private final SignatureAttributes attributes;
    private final SignedDataAssembler assembler;
    private final AlgorithmProfile profile;
    private final ProductInspection inspection;
    private final boolean everyProductInspected;
    private final AtomicBoolean inspected = new AtomicBoolean();

    private CadesSigner(
            PrivateKey key,
            List<ParsedCertificate> chain,
            SdkClock clock,
            AlgorithmProfile profile,
            SignatureSuite suite,
            boolean everyProductInspected) {
        this.key = key;
        this.chain = chain;
        this.clock = clock;
        this.profile = profile;
        this.inspection = new ProductInspection(profile);
        this.suite = suite;
        this.everyProductInspected = everyProductInspected;
        this.function = suite.signingWith(key);
        this.attributes = SignatureAttributes.of(chain.get(0), suite, SigningTimes.UTC_TIME);
        this.assembler = new SignedDataAssembler(withoutRoots(chain), suite);
    }

    /**
     * A signer with a key that is at hand. Checks by a trial signature that key and certificate belong together.
     *
     * @param key the private key; RSA, elliptic curve or GOST, of any installed security provider
     * @param chain the signer's certificate first, then its issuers in any order as far as known
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if the chain is empty, the key does not belong to the certificate, or is too weak or of
     *     a kind that cannot be used
     */
    public static CadesSigner of(PrivateKey key, List<? extends SignerCertificate> chain) {
        return of(key, chain, AlgorithmPolicy.year2026());
    }

    /**
     * A signer with a key that is at hand, by an algorithm policy of the caller's.
     *
     * @param key the private key; RSA, elliptic curve or GOST, of any installed security provider
     * @param chain the signer's certificate first, then its issuers in any order as far as known
     * @param policy which algorithms may be signed with
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if the chain is empty, the key does not belong to the certificate, or is too weak or of
     *     a kind that cannot be used
     */
    public static CadesSigner of(PrivateKey key, List<? extends SignerCertificate> chain, AlgorithmPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(chain, "chain");
        if (chain.isEmpty()) {
            throw new KeyAccessException(
                    "A signature needs the signer's certificate; the chain is empty. Give the certificate of the key.");
        }
        List<ParsedCertificate> parsed = new ArrayList<>();
        for (SignerCertificate certificate : chain) {
            parsed.add(parse(certificate));
        }
        AlgorithmProfile profile = AlgorithmProfile.of(policy);
        SignatureSuite suite = suiteFor(parsed.get(0), SigningPreference.CLASSIC, profile);
        requireMatch(key, parsed.get(0), suite);
        return new CadesSigner(key, List.copyOf(parsed), SdkClock.system(), profile, suite, false);
    }

    private static ParsedCertificate parse(SignerCertificate certificate) {
        try {
            return ParsedCertificate.of(certificate);
        } catch (MalformedAsn1Exception malformed) {
            throw new KeyAccessException(
                    "A certificate of the chain is malformed: " + malformed.getMessage(), malformed);
        }
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

    private static void requireMatch(PrivateKey key, ParsedCertificate certificate, SignatureSuite suite) {
        boolean matches;
        try {
            matches = KeyProof.belongTogether(key, certificate.holder().getSubjectPublicKeyInfo(), suite);
        } catch (AlgorithmRefusedException refused) {
            throw new KeyAccessException(
                    "The private key cannot sign with " + suite.displayName()
                            + ", as its certificate demands. Check that"
                            + " key and certificate belong together and that the key may be used for signing.",
                    refused);
        }
        if (!matches) {
            throw new KeyAccessException("The private key does not belong to the certificate with serial number "
                    + certificate.serialNumber().toString(16) + ". Load the key together with its own certificate.");
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

    /**
     * A copy that takes signing times from another clock.
     *
     * @param other the clock
     * @return the copy
     */
    public CadesSigner clock(SdkClock other) {
        return new CadesSigner(
                key, chain, Objects.requireNonNull(other, "other"), profile, suite, everyProductInspected);
    }

    /**
     * A copy that signs by another algorithm policy.
     *
     * @param policy which algorithms may be signed with
     * @return the copy
     * @throws KeyAccessException if the policy does not take the key's algorithm
     */
    public CadesSigner algorithms(AlgorithmPolicy policy) {
        AlgorithmProfile wanted = AlgorithmProfile.of(Objects.requireNonNull(policy, "policy"));
        suiteFor(chain.get(0), SigningPreference.CLASSIC, wanted);
        return new CadesSigner(key, chain, clock, wanted, suite, everyProductInspected);
    }

    /**
     * A copy that signs with RSASSA-PSS instead of PKCS#1 v1.5, or the other way round. For keys other than RSA there is
     * no choice, and the copy signs as before.
     *
     * @param wanted true for RSASSA-PSS (RFC 8017 section 8.1), false for PKCS#1 v1.5 (section 8.2)
     * @return the copy
     */
    public CadesSigner pss(boolean wanted) {
        SigningPreference preference = wanted ? SigningPreference.PSS : SigningPreference.CLASSIC;
        return new CadesSigner(
                key, chain, clock, profile, suiteFor(chain.get(0), preference, profile), everyProductInspected);
    }

    /**
     * A copy that verifies every signature before returning it, instead of the first one only. Costs one more operation
     * with the public key for each signature: a few percent for RSA, about as much as signing for ECDSA. Has no effect on
     * keys on tokens, of which every signature is verified anyway.
     *
     * @param wanted true to verify every signature
     * @return the copy
     */
    public CadesSigner verifyingEach(boolean wanted) {
        return new CadesSigner(key, chain, clock, profile, suite, wanted);
    }

    @Override
    public SignerCertificate certificate() {
        return chain.get(0);
    }

    /**
     * Which digest {@link #signDigest(Digest)} takes.
     *
     * @return the algorithm that belongs to the key
     */
    public DigestAlgorithm digestAlgorithm() {
        return DigestAlgorithm.ofOid(suite.id().digest());
    }

    /**
     * Signs a document, which stays outside the signature. Reads it once, in constant memory; blocks meanwhile.
     *
     * @param document what to sign
     * @return a detached signature of level B-B
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the key refuses or the certificate is not valid now
     */
    public Signature sign(DocumentSource document) {
        return sign(document, SignatureOptions.detached());
    }

    /**
     * Signs a document. Blocks while it is read.
     *
     * @param document what to sign; at most {@link #LARGEST_ATTACHED} bytes if it goes inside the signature
     * @param options level {@code B_B} or {@code BES}, which B-B is as well; with or without the document inside
     * @return a signature of level B-B
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the level is not supported, the document is too large to be put inside, the key
     *     refuses, or the certificate is not valid now
     */
    public Signature sign(DocumentSource document, SignatureOptions options) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(options, "options");
        if (options.level() != CadesLevel.B_B && options.level() != CadesLevel.BES) {
            throw new SigningFailedException("A local key signs at level " + CadesLevel.B_B.displayName()
                    + "; asked was " + options.level().displayName() + ". Ask for B_B.");
        }
        MessageDigest digest = suite.newDigest();
        if (options.packaging() == SignaturePackaging.DETACHED) {
            DocumentReader.digest(document, List.of(digest));
            return sign(digest.digest(), null);
        }
        if (document.size() > LARGEST_ATTACHED) {
            throw new SigningFailedException("A document of " + document.size()
                    + " bytes is too large to be put inside a signature, where at most " + LARGEST_ATTACHED
                    + " bytes fit. Make a detached signature: it takes documents of any size.");
        }
        byte[] content = DocumentReader.readAll(document);
        return sign(digest.digest(content), content);
    }

    /**
     * Signs a document of which only the digest is at hand.
     *
     * @param digest computed with {@link #digestAlgorithm()} over the whole document
     * @return a detached signature of level B-B
     * @throws SigningFailedException if the digest is of another algorithm or length, the key refuses, or the certificate
     *     is not valid now
     */
    public Signature signDigest(Digest digest) {
        Objects.requireNonNull(digest, "digest");
        if (!digest.algorithm().equals(digestAlgorithm())
                || digest.value().size() != suite.newDigest().getDigestLength()) {
            throw new SigningFailedException("This key signs " + digestAlgorithm() + " digests of "
                    + suite.newDigest().getDigestLength() + " bytes; got " + digest.algorithm() + " of "
                    + digest.value().size() + " bytes. Compute the digest anew.");
        }
        return sign(digest.value().toArray(), null);
    }

    /**
     * Signs at once: the operation has ended when this returns. Blocks while the document is read.
     *
     * @param document what to sign
     * @param options as for {@link #sign(DocumentSource, SignatureOptions)}
     * @return completed, exceptionally where {@code sign} would throw
     */
    @Override
    public CompletionStage<PendingOperation<Signature>> beginSigning(
            DocumentSource document, SignatureOptions options) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(options, "options");
        try {
            return CompletableFuture.completedFuture(PendingOperation.completed("local", sign(document, options)));
        } catch (SdkException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Signature sign(byte[] contentDigest, byte @Nullable [] content) {
        Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
        requireValid(now);
        byte[] signedAttributes = attributesFor(now).with(now, contentDigest);
        try {
            byte[] value = function.sign(signedAttributes);
            byte[] product = assembler.assemble(signedAttributes, value, content);
            requireSound(product, contentDigest, now);
            return Signature.of(Bytes.of(product));
        } catch (GeneralSecurityException refused) {
            throw new SigningFailedException(
                    "The key refused to sign with " + suite.displayName()
                            + ". If it is on a token, check that the token is" + " there and unlocked.",
                    refused);
        }
    }

    /** Whatever could be wrong with all products shows in the first one; a token may err each time. */
    private void requireSound(byte[] product, byte[] contentDigest, Instant now) {
        if (inspected.get() && !everyProductInspected && !function.isForeign()) {
            return;
        }
        Optional<String> defect =
                inspection.defectOf(product, new Digest(digestAlgorithm(), Bytes.of(contentDigest)), now);
        if (defect.isPresent()) {
            throw new SigningFailedException("The signature did not pass its own verification (" + defect.get()
                    + ") and was thrown away. Check the key and the security provider it belongs to.");
        }
        inspected.set(true);
    }

    private SignatureAttributes attributesFor(Instant now) {
        return attributes.takes(now)
                ? attributes
                : SignatureAttributes.of(chain.get(0), suite, SigningTimes.formOf(now));
    }

    private void requireValid(Instant now) {
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
    }

    /** Names the certificate, never the key. */
    @Override
    public String toString() {
        return "CadesSigner[" + suite.displayName() + ", " + certificate() + "]";
    }
}
