package org.qoltanba.client.http;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.TlsIdentity;

/**
 * What is particular about a service's TLS.
 *
 * @param identity what is shown to the service; null for nothing
 * @param trusted who is trusted instead of the authorities that come with Java; empty for those
 * @param newestOnly whether TLS 1.3 is the only version used
 */
public record TlsSettings(@Nullable TlsIdentity identity, List<X509Certificate> trusted, boolean newestOnly) {

    /** Nothing is. */
    public static final TlsSettings USUAL = new TlsSettings(null, List.of());

    /**
     * Copies the list.
     *
     * @param identity what is shown to the service
     * @param trusted who is trusted
     * @param newestOnly whether TLS 1.3 is the only version used
     */
    public TlsSettings {
        trusted = List.copyOf(trusted);
    }

    /**
     * With TLS 1.3 only, if anything is shown: the certificate then travels encrypted.
     *
     * @param identity what is shown to the service
     * @param trusted who is trusted
     */
    public TlsSettings(@Nullable TlsIdentity identity, List<X509Certificate> trusted) {
        this(identity, trusted, identity != null);
    }

    /**
     * With TLS 1.2 too, for services that have no newer.
     *
     * @param identity what is shown to the service
     * @param trusted who is trusted
     * @return the settings
     */
    public static TlsSettings showing(TlsIdentity identity, List<X509Certificate> trusted) {
        return new TlsSettings(identity, trusted, false);
    }

    boolean isUsual() {
        return identity == null && trusted.isEmpty();
    }

    @Override
    public String toString() {
        return "TlsSettings[" + (identity == null ? "" : "with identity, ") + trusted.size() + " trusted]";
    }
}
