package org.qoltanba.client.http;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.TlsIdentity;

/**
 * What is particular about a service's TLS.
 *
 * @param identity what is shown to the service, and then over TLS 1.3 only; null for nothing
 * @param trusted who is trusted instead of the authorities that come with Java; empty for those
 */
public record TlsSettings(@Nullable TlsIdentity identity, List<X509Certificate> trusted) {

    /** Nothing is. */
    public static final TlsSettings USUAL = new TlsSettings(null, List.of());

    /**
     * Copies the list.
     *
     * @param identity what is shown to the service
     * @param trusted who is trusted
     */
    public TlsSettings {
        trusted = List.copyOf(trusted);
    }

    boolean isUsual() {
        return identity == null && trusted.isEmpty();
    }

    @Override
    public String toString() {
        return "TlsSettings[" + (identity == null ? "" : "with identity, ") + trusted.size() + " trusted]";
    }
}
