package org.qoltanba.client.callback;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who must have sent a notification, by the certificate the caller shows in TLS. SIGEX has no other way to prove itself: it
 * shows the certificate of its own site when it is asked for one (contract section 8.2).
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class WebhookSender {

    private static final String SIGEX = "sigex.kz";
    private static final int DNS_NAME = 2;

    private final @Nullable String host;
    private final List<X509Certificate> held;
    private final List<X509Certificate> trusted;

    private WebhookSender(@Nullable String host, List<X509Certificate> held, List<X509Certificate> trusted) {
        this.host = host;
        this.held = held;
        this.trusted = trusted;
    }

    /**
     * SIGEX: a certificate for {@code sigex.kz} by an authority that Java trusts.
     *
     * @return the sender
     */
    public static WebhookSender sigex() {
        return named(SIGEX);
    }

    /**
     * Whoever shows a certificate for a host, by an authority that Java trusts.
     *
     * @param host the DNS name that must be among the certificate's alternative names, or be covered by a wildcard there
     * @return the sender
     */
    public static WebhookSender named(String host) {
        if (Objects.requireNonNull(host, "host").isBlank()) {
            throw new IllegalArgumentException("Name the sender's host, for example sigex.kz.");
        }
        return new WebhookSender(host.toLowerCase(Locale.ROOT), List.of(), List.of());
    }

    /**
     * The same, trusting these authorities instead of those that come with Java.
     *
     * @param authorities at least one
     * @return a copy
     * @throws IllegalArgumentException if there is none
     */
    public WebhookSender trusting(X509Certificate... authorities) {
        return new WebhookSender(host, held, required(authorities));
    }

    /**
     * Whoever holds the key of one of these very certificates. Use it if the sender's certificate is meant for servers only
     * (its extended key usage does not name clients): Java then refuses it from a client unless it is trusted itself.
     *
     * @param issuer the authority that issued them: callers are told by its name which certificate to show; others of its
     *     are answered 403
     * @param certificates at least one; renew them before they end
     * @return the sender
     * @throws IllegalArgumentException if there is none
     */
    public static WebhookSender holding(X509Certificate issuer, X509Certificate... certificates) {
        Objects.requireNonNull(issuer, "issuer");
        List<X509Certificate> held = required(certificates);
        return new WebhookSender(
                null, held, Stream.concat(held.stream(), Stream.of(issuer)).toList());
    }

    private static List<X509Certificate> required(X509Certificate... certificates) {
        List<X509Certificate> given = List.of(Objects.requireNonNull(certificates, "certificates"));
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Name at least one certificate.");
        }
        return given;
    }

    /** What TLS is to trust; empty for what comes with Java. */
    List<X509Certificate> trusted() {
        return trusted;
    }

    /** Whether a caller whose certificate TLS has accepted is the sender. */
    boolean isShownBy(X509Certificate certificate) {
        if (host == null) {
            return held.contains(certificate);
        }
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream().anyMatch(name -> isDnsName(name) && covers(String.valueOf(name.get(1))));
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }

    private static boolean isDnsName(List<?> name) {
        return name.size() > 1 && Integer.valueOf(DNS_NAME).equals(name.get(0));
    }

    /** RFC 6125 section 6.4.3: a wildcard stands for the whole first label and nothing else. */
    private boolean covers(String pattern) {
        String name = pattern.toLowerCase(Locale.ROOT);
        String expected = Objects.requireNonNull(host);
        int dot = expected.indexOf('.');
        return name.equals(expected)
                || (name.startsWith("*.") && dot > 0 && name.substring(1).equals(expected.substring(dot)));
    }

    @Override
    public String toString() {
        return "WebhookSender[" + (host == null ? held.size() + " certificates" : host) + "]";
    }
}
