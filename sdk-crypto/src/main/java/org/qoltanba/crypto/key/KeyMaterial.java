package org.qoltanba.crypto.key;

import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmNames;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.KeyProof;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Makes a signing key of a decrypted private key and a heap of certificates: finds its own and puts the issuers behind it. */
final class KeyMaterial {

    private KeyMaterial() {}

    /** Makes the key and wipes what it was made of. */
    static SigningKey signingKey(PrivateKeyInfo key, List<SignerCertificate> certificates) {
        try {
            return match(key, certificates);
        } finally {
            wipe(key);
        }
    }

    /** The octets behind the structure; numbers made of them live on in the key. */
    static void wipe(PrivateKeyInfo key) {
        Arrays.fill(key.getPrivateKey().getOctets(), (byte) 0);
    }

    private static SigningKey match(PrivateKeyInfo key, List<SignerCertificate> certificates) {
        String keyOid = key.getPrivateKeyAlgorithm().getAlgorithm().getId();
        boolean found = false;
        for (SignerCertificate candidate : certificates) {
            ParsedCertificate certificate = parsed(candidate);
            SubjectPublicKeyInfo publicKey = certificate.holder().getSubjectPublicKeyInfo();
            if (publicKey.getAlgorithm().getAlgorithm().getId().equals(keyOid)) {
                found = true;
                try {
                    SignatureSuite suite =
                            AlgorithmProfile.everything().suites().findForSigning(publicKey, SigningPreference.CLASSIC);
                    PrivateKey decoded = suite.decode(key, publicKey);
                    if (KeyProof.belongTogether(decoded, publicKey, suite)) {
                        return SigningKey.with(decoded, chain(certificate, certificates));
                    }
                } catch (AlgorithmRefusedException refused) {
                    throw new KeyAccessException("This key cannot be used. " + refused.getMessage(), refused);
                }
            }
        }
        throw new KeyAccessException("None of the " + certificates.size() + " certificates belongs to the private key"
                + (found ? "" : ", whose algorithm is " + AlgorithmNames.describe(keyOid))
                + ". Load the key together with its own certificate.");
    }

    private static ParsedCertificate parsed(SignerCertificate certificate) {
        try {
            return ParsedCertificate.of(certificate);
        } catch (MalformedAsn1Exception malformed) {
            throw new KeyAccessException("A certificate is malformed: " + malformed.getMessage(), malformed);
        }
    }

    /** The signer, then issuer after issuer as far as they are there. Names lead the way; verifiers check more. */
    private static List<SignerCertificate> chain(ParsedCertificate signer, List<SignerCertificate> certificates) {
        List<ParsedCertificate> rest = new ArrayList<>();
        certificates.forEach(certificate -> rest.add(parsed(certificate)));
        List<SignerCertificate> chain = new ArrayList<>();
        ParsedCertificate last = signer;
        while (last != null) {
            chain.add(last);
            rest.remove(last);
            ParsedCertificate issued = last;
            last = rest.stream()
                    .filter(candidate -> candidate.mayHaveIssued(issued))
                    .findFirst()
                    .orElse(null);
        }
        return chain;
    }
}
