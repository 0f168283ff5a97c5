package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Authority;

/**
 * Who a signature says it is from, as the certificate tells (contract section 6, identity extraction).
 *
 * @param iin the person, with prefix
 * @param bin the organisation, with prefix; null for an individual
 * @param email the address in the certificate, if any
 * @param name the common name
 * @param extendedKeyUsages object identifiers: purposes and roles
 * @param authority the constant of the certificate authority
 */
record SignerIdentity(
        String iin,
        @Nullable String bin,
        @Nullable String email,
        String name,
        List<String> extendedKeyUsages,
        String authority) {

    SignerIdentity {
        extendedKeyUsages = List.copyOf(extendedKeyUsages);
    }

    /** Whether this is the first head of the organisation, who may do everything in its name. */
    boolean isFirstHead() {
        return bin != null && extendedKeyUsages.contains(Authority.FIRST_HEAD.oid());
    }

    /** For whom they signed: the organisation, or themselves. */
    String party() {
        return bin == null ? iin : bin;
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "SignerIdentity[" + (bin == null ? "individual" : "employee") + "]";
    }
}
