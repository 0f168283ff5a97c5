package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.MalformedSignatureException;
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
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.KeyProof;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.validation.ProductInspection;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Makes CAdES signatures of level B-B (ETSI EN 319 122-1) with a local key.
 *
 * <p>The algorithm follows the key: SHA-256 with RSA; SHA-256, SHA-384 or SHA-512 with ECDSA on P-256, P-384 or P-521.
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

    private final SigningPlan plan;
    private final Function<SignatureSuite, SigningFunction> key;
    private final SigningFunction function;
    private final ProductInspection inspection;
    private final boolean everyProductInspected;
    private final @Nullable CadesExtender extender;
    private final SignatureLimits limits;
    private final AtomicBoolean inspected = new AtomicBoolean();

    private CadesSigner(
            SigningPlan plan,
            Function<SignatureSuite, SigningFunction> key,
            boolean everyProductInspected,
            @Nullable CadesExtender extender,
            SignatureLimits limits) {
        this.plan = plan;
        this.limits = limits;
        this.inspection = new ProductInspection(plan.profile(), limits.ofContainer());
        this.key = key;
        this.function = key.apply(plan.suite());
        this.everyProductInspected = everyProductInspected;
        this.extender = extender;
    }

    /**
     * A signer with a key that is at hand. Checks by a trial signature that key and certificate belong together.
     *
     * @param key the private key; RSA or elliptic curve, of any installed security provider
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
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(policy, "policy");
        SigningPlan plan = SigningPlan.of(chain, policy);
        requireMatch(key, plan.certificate(), plan.suite());
        return new CadesSigner(plan, suite -> suite.signingWith(key), false, null, SignatureLimits.standard());
    }

    /**
     * A signer with a key that is somewhere else. That the key belongs to the certificate shows with the first signature:
     * each is verified before it is returned.
     *
     * @param key what reaches the private key
     * @param chain the signer's certificate first, then its issuers in any order as far as known
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if the chain is empty, or the key is too weak or of a kind that cannot be used
     */
    public static CadesSigner of(RemoteKey key, List<? extends SignerCertificate> chain) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(chain, "chain");
        return new CadesSigner(
                SigningPlan.of(chain, AlgorithmPolicy.year2026()),
                suite -> new RemoteSigningFunction(key, suite),
                true,
                null,
                SignatureLimits.standard());
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

    /**
     * A copy that takes signing times from another clock.
     *
     * @param other the clock
     * @return the copy
     */
    public CadesSigner clock(SdkClock other) {
        return new CadesSigner(
                plan.clock(Objects.requireNonNull(other, "other")), key, everyProductInspected, extender, limits);
    }

    /**
     * A copy that signs by another algorithm policy.
     *
     * @param policy which algorithms may be signed with
     * @return the copy
     * @throws KeyAccessException if the policy does not take the key's algorithm
     */
    public CadesSigner algorithms(AlgorithmPolicy policy) {
        return new CadesSigner(
                plan.algorithms(Objects.requireNonNull(policy, "policy")),
                key,
                everyProductInspected,
                extender,
                limits);
    }

    /**
     * A copy that signs with RSASSA-PSS instead of PKCS#1 v1.5, or the other way round. For keys other than RSA there is
     * no choice, and the copy signs as before.
     *
     * @param wanted true for RSASSA-PSS (RFC 8017 section 8.1), false for PKCS#1 v1.5 (section 8.2)
     * @return the copy
     */
    public CadesSigner pss(boolean wanted) {
        return new CadesSigner(plan.pss(wanted), key, everyProductInspected, extender, limits);
    }

    /**
     * A copy that states something with each signature: a commitment, a policy, a place.
     *
     * @param statements instead of what was stated before
     * @return the copy
     */
    public CadesSigner stating(SignatureStatements statements) {
        return new CadesSigner(
                plan.stating(Objects.requireNonNull(statements, "statements")),
                key,
                everyProductInspected,
                extender,
                limits);
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
        return new CadesSigner(plan, key, wanted, extender, limits);
    }

    /**
     * A copy that also signs at the levels an extender lifts to: the signature is made at level B-B and lifted at once.
     *
     * @param lifting what obtains time stamps and validation data
     * @return the copy
     */
    public CadesSigner extending(CadesExtender lifting) {
        return new CadesSigner(plan, key, everyProductInspected, Objects.requireNonNull(lifting, "lifting"), limits);
    }

    /**
     * A copy that adds to signatures that hold more than others. What an extender makes has limits of its own.
     *
     * @param allowed how much signatures of others may hold
     * @return the copy
     */
    public CadesSigner limits(SignatureLimits allowed) {
        return new CadesSigner(plan, key, everyProductInspected, extender, Objects.requireNonNull(allowed, "allowed"));
    }

    @Override
    public SignerCertificate certificate() {
        return plan.certificate();
    }

    /**
     * Which digest {@link #signDigest(Digest)} takes.
     *
     * @return the algorithm that belongs to the key
     */
    public DigestAlgorithm digestAlgorithm() {
        return plan.digestAlgorithm();
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
     * @param options level {@code B_B} or {@code BES}, which B-B is as well, or {@code EPES}, if a policy is stated, or a
     *     level of the extender, if there is one; with or without the document inside
     * @return a signature of that level
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the level is not supported, the document is too large to be put inside, the key
     *     refuses, or the certificate is not valid now
     */
    public Signature sign(DocumentSource document, SignatureOptions options) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(options, "options");
        if (extender != null && !isBasic(options.level(), plan.statements())) {
            CadesExtender.requireLevel(options.level());
            Signature basic = sign(document, new SignatureOptions(CadesLevel.B_B, options.packaging()));
            return extender.extend(basic, document, options.level());
        }
        requireBasic(options.level(), plan.statements());
        MessageDigest digest = plan.newDigest();
        if (options.packaging() == SignaturePackaging.DETACHED) {
            DocumentReader.digest(document, List.of(digest));
            return sign(digest.digest(), null);
        }
        requireAttachable(document);
        byte[] content = DocumentReader.readAll(document);
        return sign(digest.digest(content), content);
    }

    private static boolean isBasic(CadesLevel level, SignatureStatements statements) {
        return level == CadesLevel.B_B
                || level == CadesLevel.BES
                || (level == CadesLevel.EPES && statements.policy().isPresent());
    }

    static void requireBasic(CadesLevel level, SignatureStatements statements) {
        if (!isBasic(level, statements)) {
            throw new SigningFailedException("A local key signs at level " + CadesLevel.B_B.displayName()
                    + ", or " + CadesLevel.EPES.displayName() + " if a policy is stated; asked was "
                    + level.displayName() + ". Ask for B_B, or give the signer an extender for higher levels.");
        }
    }

    static void requireAttachable(DocumentSource document) {
        if (document.size() > LARGEST_ATTACHED) {
            throw new SigningFailedException("A document of " + document.size()
                    + " bytes is too large to be put inside a signature, where at most " + LARGEST_ATTACHED
                    + " bytes fit. Make a detached signature: it takes documents of any size.");
        }
    }

    /**
     * Signs a document of any size and writes the signature with the document inside, in constant memory and with
     * definite lengths (DER). Reads the document once with RSA and GOST keys, twice with others; blocks meanwhile.
     *
     * @param document what to sign
     * @param out where to write a signature of level B-B; not closed. What was written before an exception is no signature
     * @throws IOException if {@code out} fails
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the key refuses, the certificate is not valid now, or the document changes
     *     meanwhile
     */
    public void signAttached(DocumentSource document, OutputStream out) throws IOException {
        signAttached(document, out, ContainerEncoding.DER);
    }

    /**
     * Signs a document of any size and writes the signature with the document inside, in constant memory. In BER the
     * document is read once whatever the key; blocks meanwhile.
     *
     * @param document what to sign
     * @param out where to write a signature of level B-B; not closed. What was written before an exception is no signature
     * @param encoding with definite or indefinite lengths
     * @throws IOException if {@code out} fails
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the key refuses, the certificate is not valid now, or the document changes
     *     meanwhile
     */
    public void signAttached(DocumentSource document, OutputStream out, ContainerEncoding encoding) throws IOException {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(encoding, "encoding");
        Instant now = plan.begin();
        AttachedSignatureWriter writer = new AttachedSignatureWriter(plan, document, out);
        AttachedSignatureWriter.Signer signer = contentDigest -> {
            byte[] signedAttributes = plan.toBeSigned(now, contentDigest);
            byte[] value = valueOf(signedAttributes);
            requireSound(plan.assemble(signedAttributes, value, null), contentDigest, now);
            return plan.assembler().tail(signedAttributes, value);
        };
        if (encoding == ContainerEncoding.BER) {
            writer.writeBer(signer);
        } else {
            writer.writeDer(signer, plan.tailSize(now));
        }
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
        return sign(plan.require(digest), null);
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

    /**
     * Signs what others have signed before, beside them: a parallel signature of a document inside the signature. The
     * others stay as they are, octet by octet, whether they are good or bad; so do archive time stamps of the third form.
     *
     * @param signature the signature of the others, with the document inside
     * @return the signature of all, and what was found about the others
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if there is no document inside, the others signed another document or something that
     *     is no document, an archive time stamp or evidence record would break, the key refuses, or the certificate is not
     *     valid now
     */
    public AddedSignature coSign(Signature signature) {
        Objects.requireNonNull(signature, "signature");
        return coSign(ExistingSignature.open(signature, limits), null);
    }

    /**
     * Signs what others have signed before, beside them: a parallel signature of a document outside the signature. Reads
     * the document twice, in constant memory; blocks meanwhile.
     *
     * @param signature the signature of the others
     * @param document the document they signed; if there is one inside as well, both must be the same
     * @return the signature of all, and what was found about the others
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if it is another document, the others signed something that is no document, an
     *     archive time stamp or evidence record would break, the key refuses, or the certificate is not valid now
     * @throws UnreadableDocumentException if the document cannot be read to its end
     */
    public AddedSignature coSign(Signature signature, DocumentSource document) {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(document, "document");
        return coSign(ExistingSignature.open(signature, limits), document);
    }

    private AddedSignature coSign(ExistingSignature existing, @Nullable DocumentSource document) {
        existing.requireUnsealed().requireDocument();
        VerificationReport earlier = existing.judge(document, plan.clock());
        ExistingSignature.requireSigned(earlier);
        byte[] contentDigest = existing.contentDigest(document, plan.newDigest());
        Instant now = plan.begin();
        byte[] signedAttributes = plan.toBeSigned(now, contentDigest);
        byte[] signerInfo = plan.signerInfo(signedAttributes, valueOf(signedAttributes));
        byte[] product = existing.with(plan, edit -> edit.signer(signerInfo));
        inspect(product, contentDigest, now);
        return new AddedSignature(Signature.of(Bytes.of(product)), earlier);
    }

    /**
     * Signs the signature of somebody else: a counter-signature, which confirms that signature and not the document.
     *
     * @param signature the signature of the others
     * @param signer whose is confirmed, counted from zero in the order of the container
     * @return the signature with the counter-signature, and what was found about the others
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if there is no such signer, an archive time stamp or evidence record would break, the
     *     key refuses, or the certificate is not valid now
     */
    public AddedSignature counterSign(Signature signature, int signer) {
        Objects.requireNonNull(signature, "signature");
        ExistingSignature existing = ExistingSignature.open(signature, limits).requireUnsealed();
        byte[] confirmed = existing.valueOf(signer);
        VerificationReport earlier = existing.judge(null, plan.clock());
        byte[] signedAttributes =
                plan.toBeCounterSigned(plan.begin(), plan.newDigest().digest(confirmed));
        byte[] value = valueOf(signedAttributes);
        plan.requireValue(signedAttributes, value);
        byte[] counterSignature = plan.counterSignature(signedAttributes, value);
        byte[] product = existing.with(plan, edit -> edit.unsignedAttribute(signer, counterSignature));
        return new AddedSignature(Signature.of(Bytes.of(product)), earlier);
    }

    private Signature sign(byte[] contentDigest, byte @Nullable [] content) {
        Instant now = plan.begin();
        byte[] signedAttributes = plan.toBeSigned(now, contentDigest);
        byte[] product = plan.assemble(signedAttributes, valueOf(signedAttributes), content);
        requireSound(product, contentDigest, now);
        return Signature.of(Bytes.of(product));
    }

    private byte[] valueOf(byte[] signedAttributes) {
        try {
            return function.sign(signedAttributes);
        } catch (GeneralSecurityException refused) {
            throw new SigningFailedException(
                    "The key refused to sign with " + plan.suite().displayName()
                            + ". If it is on a token, check that the token is there and unlocked.",
                    refused);
        }
    }

    /** Whatever could be wrong with all products shows in the first one; a token may err each time. */
    private void requireSound(byte[] product, byte[] contentDigest, Instant now) {
        if (inspected.get() && !everyProductInspected && !function.isForeign()) {
            return;
        }
        inspect(product, contentDigest, now);
        inspected.set(true);
    }

    private void inspect(byte[] product, byte[] contentDigest, Instant now) {
        Optional<String> defect =
                inspection.defectOf(product, new Digest(digestAlgorithm(), Bytes.of(contentDigest)), now);
        if (defect.isPresent()) {
            throw new SigningFailedException("The signature did not pass its own verification (" + defect.get()
                    + ") and was thrown away. Check the key and the security provider it belongs to.");
        }
    }

    /** Names the certificate, never the key. */
    @Override
    public String toString() {
        return "CadesSigner[" + plan.suite().displayName() + ", " + certificate() + "]";
    }
}
