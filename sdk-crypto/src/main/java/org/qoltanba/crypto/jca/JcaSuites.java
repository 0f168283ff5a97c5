package org.qoltanba.crypto.jca;

import java.util.ArrayList;
import java.util.List;
import org.qoltanba.crypto.suite.SignatureSuite;

/** The suites of this package. */
public final class JcaSuites {

    private JcaSuites() {}

    /**
     * RSA with both paddings and ECDSA, each with SHA-256, SHA-384 and SHA-512.
     *
     * @return the suites
     */
    public static List<SignatureSuite> all() {
        List<SignatureSuite> suites = new ArrayList<>();
        for (Sha2 sha2 : Sha2.all()) {
            suites.add(RsaPkcs1Suite.naming(sha2));
            suites.add(RsaPkcs1Suite.generic(sha2));
            suites.add(RsaPssSuite.withRsaKey(sha2));
            suites.add(RsaPssSuite.withPssKey(sha2));
            suites.add(new EcdsaSuite(sha2));
        }
        return List.copyOf(suites);
    }
}
