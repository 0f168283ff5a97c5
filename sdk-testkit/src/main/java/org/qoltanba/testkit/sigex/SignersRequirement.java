package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of who may sign; everything it names must hold (contract section 5.6).
 *
 * @param iin with prefix
 * @param bin with prefix
 * @param authorities object identifiers of which the certificate needs at least one; empty if none is required
 * @param authority the constant of the issuing certificate authority
 */
record SignersRequirement(
        @Nullable String iin,
        @Nullable String bin,
        List<String> authorities,
        @Nullable String authority) {

    SignersRequirement {
        authorities = List.copyOf(authorities);
    }

    boolean isMetBy(SignerIdentity signer) {
        return (iin == null || iin.equals(signer.iin()))
                && (bin == null || bin.equals(signer.bin()))
                && (authorities.isEmpty() || authorities.stream().anyMatch(signer.extendedKeyUsages()::contains))
                && (authority == null || authority.equals(signer.authority()));
    }
}
