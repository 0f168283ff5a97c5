package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * A phone with the DSS SDK that is being bound (contract section 13).
 *
 * @param keyId which key, for {@link DssManagedUser#assignDssSdk}
 * @param qr what the user scans in the application
 * @since 0.1.0
 */
public record DssSdkBinding(String keyId, BindingQr qr) {

    /**
     * Checks that both are there.
     *
     * @param keyId which key
     * @param qr what the user scans
     */
    public DssSdkBinding {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(qr, "qr");
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "DssSdkBinding[" + keyId + "]";
    }
}
