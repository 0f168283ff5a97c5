package org.qoltanba.crypto.key;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Computes the password-based encryption of key files, of which the JDK knows only a part. Never registered in the JVM;
 * made when the first encrypted key file is read.
 */
final class KeyFileProvider {

    private static final Provider INSTANCE = new BouncyCastleProvider();

    private KeyFileProvider() {}

    static Provider get() {
        return INSTANCE;
    }
}
