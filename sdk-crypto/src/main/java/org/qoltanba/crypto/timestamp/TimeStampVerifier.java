package org.qoltanba.crypto.timestamp;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.CertificateReference;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.SignedAttributes;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.VerificationKey;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Tells whether an authority made a token: its certificate is bound by ESS signing-certificate and meant for time
 * stamping only, the message digest is that of the TSTInfo, and the signature verifies. Path and revocation of the
 * authority are not looked at.
 *
 * <p>Source: RFC 3161 sections 2.3 and 2.4.2, RFC 5816, RFC 5652 section 5.4.
 *
 * <p>Safe to share between threads.
 */
public final class TimeStampVerifier {

    private static final Set<ASN1ObjectIdentifier> SINGLE = Set.of(
            CMSAttributes.contentType,
            CMSAttributes.messageDigest,
            CMSAttributes.cmsAlgorithmProtect,
            PKCSObjectIdentifiers.id_aa_signingCertificate,
            PKCSObjectIdentifiers.id_aa_signingCertificateV2);

    private final AlgorithmProfile profile;
    private final CertificateKeys keys;

    /**
     * Creates a verifier.
     *
     * @param profile the algorithms at hand
     * @param keys decodes the keys of authorities
     */
    public TimeStampVerifier(AlgorithmProfile profile, CertificateKeys keys) {
        this.profile = profile;
        this.keys = keys;
    }

    /**
     * Verifies a token.
     *
     * @param token the token
     * @param others certificates beside those in the token that may be the authority's
     * @return what the signature is worth
     */
    public TimeStampResult verify(TimeStampToken token, Collection<ParsedCertificate> others) {
        try {
            // Names and keys are read lazily by the parser: it may stumble anywhere
            return Asn1Reader.read("a well-formed time stamp", () -> outcome(new Verification(token, others)));
        } catch (MalformedAsn1Exception malformed) {
            return new TimeStampResult.Refused(
                    SubIndication.FORMAT_FAILURE, true, String.valueOf(malformed.getMessage()), null);
        }
    }

    private static TimeStampResult outcome(Verification verification) throws MalformedAsn1Exception {
        try {
            return verification.run();
        } catch (Refusal refusal) {
            return refusal.result;
        }
    }

    /** Ends a verification; never leaves this class. */
    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient TimeStampResult.Refused result;

        Refusal(TimeStampResult.Refused result) {
            super(result.reason(), null, false, false);
            this.result = result;
        }
    }

    /** The checks of one token, in the order of EN 319 102-1: format, certificate, purpose, algorithms, arithmetic. */
    private final class Verification {

        private final TimeStampToken token;
        private final CmsSigner signer;
        private final Collection<ParsedCertificate> others;
        private @Nullable ParsedCertificate authority;

        Verification(TimeStampToken token, Collection<ParsedCertificate> others) {
            this.token = token;
            this.signer = token.signer();
            this.others = others;
        }

        TimeStampResult run() throws Refusal, MalformedAsn1Exception {
            if (!token.isUnderstood()) {
                throw undecided(
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "The time stamp has a critical extension that is not known.");
            }
            SignedAttributes attributes = signer.signedAttributes()
                    .orElseThrow(
                            () -> failed(SubIndication.FORMAT_FAILURE, "The time stamp has no signed attributes."));
            requireAttributes(attributes);
            ParsedCertificate certificate = findAuthority(attributes);
            this.authority = certificate;
            Optional<String> obstacle = AuthorityPurpose.obstacle(certificate);
            if (obstacle.isPresent()) {
                throw undecided(SubIndication.CHAIN_CONSTRAINTS_FAILURE, obstacle.get());
            }
            return verifyWith(certificate, attributes);
        }

        private void requireAttributes(AttributeTable attributes) throws Refusal {
            for (ASN1ObjectIdentifier type : SINGLE) {
                if (!attributes.all(type).isEmpty() && attributes.only(type).isEmpty()) {
                    throw failed(
                            SubIndication.FORMAT_FAILURE,
                            "The time stamp has attribute " + type.getId() + " more than once or with several values.");
                }
            }
            boolean isTyped = attributes
                    .only(CMSAttributes.contentType)
                    .filter(TimeStampToken.CONTENT_TYPE::equals)
                    .isPresent();
            if (!isTyped) {
                throw failed(SubIndication.FORMAT_FAILURE, "The time stamp does not say that its content is one.");
            }
        }

        private ParsedCertificate findAuthority(AttributeTable attributes) throws Refusal, MalformedAsn1Exception {
            Set<ParsedCertificate> named = new LinkedHashSet<>();
            token.certificates().stream().filter(signer::names).forEach(named::add);
            others.stream().filter(signer::names).forEach(named::add);
            if (named.isEmpty()) {
                throw undecided(
                        SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                        "The certificate of the time stamp authority is not at hand. Give it to the verifier.");
            }
            List<CertificateReference> references = CertificateReference.allIn(attributes);
            if (references.isEmpty()) {
                throw undecided(
                        SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                        "The time stamp does not reference the certificate of its authority (ESS signing-certificate).");
            }
            return named.stream()
                    .filter(candidate ->
                            references.stream().allMatch(reference -> reference.matches(candidate, profile)))
                    .findFirst()
                    .orElseThrow(() -> undecided(
                            SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                            "The time stamp references another certificate than the one its signer is named by, or by"
                                    + " a digest that is not supported."));
        }

        private TimeStampResult verifyWith(ParsedCertificate certificate, SignedAttributes attributes)
                throws Refusal, MalformedAsn1Exception {
            try {
                SignatureSuite suite = profile.suites()
                        .find(new SuiteId(
                                oid(certificate
                                        .holder()
                                        .getSubjectPublicKeyInfo()
                                        .getAlgorithm()),
                                oid(signer.signatureAlgorithm()),
                                oid(signer.digestAlgorithm())));
                suite.requireParameters(signer.signatureAlgorithm());
                requireProtection(attributes);
                VerificationKey key = keys.decode(certificate, suite);
                Optional<String> weakness = key.weakness();
                if (weakness.isPresent()) {
                    throw undecided(
                            SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                            "The time stamp authority has " + weakness.get() + ".");
                }
                requireDigest(attributes, suite);
                if (!key.verify(signer.signatureAlgorithm(), attributes.der(), signer.value())) {
                    throw failed(
                            SubIndication.SIG_CRYPTO_FAILURE,
                            "The signature of the time stamp does not belong to its attributes and authority.");
                }
                return new TimeStampResult.Sound(certificate, suite);
            } catch (AlgorithmRefusedException refused) {
                String text = String.valueOf(refused.getMessage());
                throw refused.reason() == Reason.CONTRADICTION
                        ? failed(SubIndication.SIG_CRYPTO_FAILURE, text)
                        : undecided(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, text);
            }
        }

        /** RFC 6211. Parameters are fixed by the suite, which has accepted those of the container. */
        private void requireProtection(AttributeTable attributes) throws Refusal, MalformedAsn1Exception {
            Optional<ASN1Encodable> protection = attributes.only(CMSAttributes.cmsAlgorithmProtect);
            if (protection.isEmpty()) {
                return;
            }
            CMSAlgorithmProtection claimed = Asn1Reader.read(
                    "a protection of algorithms", () -> CMSAlgorithmProtection.getInstance(protection.get()));
            AlgorithmIdentifier signature = claimed.getSignatureAlgorithm();
            if (signature == null
                    || !oid(claimed.getDigestAlgorithm()).equals(oid(signer.digestAlgorithm()))
                    || !oid(signature).equals(oid(signer.signatureAlgorithm()))) {
                throw failed(
                        SubIndication.SIG_CRYPTO_FAILURE, "The time stamp names other algorithms than were signed.");
            }
        }

        private void requireDigest(AttributeTable attributes, SignatureSuite suite)
                throws Refusal, MalformedAsn1Exception {
            byte[] claimed = Asn1Reader.read(
                    "a message digest",
                    () -> ASN1OctetString.getInstance(
                                    attributes.only(CMSAttributes.messageDigest).orElseThrow())
                            .getOctets());
            MessageDigest digest = suite.newDigest();
            if (!MessageDigest.isEqual(claimed, digest.digest(token.content()))) {
                throw failed(
                        SubIndication.HASH_FAILURE, "The content of the time stamp is not the one that was signed.");
            }
        }

        private Refusal failed(SubIndication subIndication, String reason) {
            return new Refusal(new TimeStampResult.Refused(subIndication, true, reason, authority));
        }

        private Refusal undecided(SubIndication subIndication, String reason) {
            return new Refusal(new TimeStampResult.Refused(subIndication, false, reason, authority));
        }
    }

    private static String oid(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().getId();
    }
}
