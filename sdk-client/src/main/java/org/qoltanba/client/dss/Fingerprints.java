package org.qoltanba.client.dss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.signature.Signature;

/**
 * Short digests that a resume token holds instead of the thing itself, to find out whether it is the same: 128 bits of
 * SHA-256 over a label and the value.
 */
final class Fingerprints {

    /** Of every fingerprint, in bytes. */
    static final int LENGTH = 16;

    private Fingerprints() {}

    /** The installation: address and application names. */
    static Bytes ofEndpoint(DssEndpoint endpoint) {
        return of(
                "endpoint",
                (endpoint.address() + "\n" + endpoint.identityCentre() + "\n" + endpoint.signService())
                        .toLowerCase(Locale.ROOT)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The user of an installation. DSS logins know no case. */
    static Bytes ofUser(DssEndpoint endpoint, String login) {
        return of(
                "user",
                (ofEndpoint(endpoint).toBase64() + "\n" + login.toLowerCase(Locale.ROOT))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A certificate, by its encoding. */
    static Bytes ofCertificate(Bytes der) {
        return of("certificate", der.toArray());
    }

    /** A container that a signature is added to, or one of whose signatures is signed. */
    static Bytes ofContainer(Signature existing, @Nullable Integer countersigned) {
        return of("container " + countersigned, existing.encoded().toArray());
    }

    /** An operation as it was asked for, by all that makes it what it is. */
    static Bytes ofOrder(List<String> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.length()).append(':').append(part).append('\n'));
        return of("order", all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A callback that is expected: the unguessable part of its address, and the identifier it is about. */
    static Bytes ofCallback(String secret, String id) {
        return of("callback", (secret + "\n" + id.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    /** A text, so that a change of any character is noticed. */
    static Bytes ofText(String text) {
        return of("token", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes of(String label, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("qoltanba dss " + label + "\n").getBytes(StandardCharsets.US_ASCII));
            return Bytes.of(Arrays.copyOf(digest.digest(value), LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
