package org.qoltanba.testkit.dss;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.CertificateRequest;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * A request for a certificate that a user has made (contract section 6.5). A test decides what becomes of it: {@link
 * #issue()}, {@link #reject()}, or {@link #certificate()} for an application to install. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class CloudRequest {

    /** What has become of a request. */
    enum Status {
        PENDING,
        ACCEPTED,
        REJECTED
    }

    private final int id;
    private final DssUser user;
    private final RequestOrder order;
    private final CertificateRequest request;
    private final @Nullable String pin;
    private Status status = Status.PENDING;
    private @Nullable TestIdentity issued;
    private @Nullable CloudKey key;

    CloudRequest(int id, DssUser user, RequestOrder order, CertificateRequest request, @Nullable String pin) {
        this.id = id;
        this.user = user;
        this.order = order;
        this.request = request;
        this.pin = pin;
    }

    /**
     * Its number.
     *
     * @return more than zero
     */
    public int id() {
        return id;
    }

    /**
     * The request itself.
     *
     * @return PKCS#10 in DER
     */
    public Bytes pkcs10() {
        return request.pkcs10();
    }

    /**
     * The authority of the world issues the certificate, which is not installed yet: an application does that.
     *
     * @return the certificate with its key; always the same one
     */
    public synchronized TestIdentity certificate() {
        if (issued == null) {
            issued = request.issue();
        }
        return issued;
    }

    /**
     * The authority of the world issues the certificate and hands it to the service, so that the user can sign with it.
     *
     * @return the new key of the user
     * @throws IllegalStateException if the request has been rejected
     */
    public synchronized CloudKey issue() {
        if (status == Status.REJECTED) {
            throw new IllegalStateException("Request " + id + " has been rejected; make another one.");
        }
        CloudKey known = key;
        if (known == null) {
            known = user.owns(certificate());
            if (pin != null) {
                known.pin(pin);
            }
            key = known;
            status = Status.ACCEPTED;
        }
        return known;
    }

    /**
     * The authority rejects the request.
     *
     * @throws IllegalStateException if the certificate has been issued
     */
    public synchronized void reject() {
        if (status == Status.ACCEPTED) {
            throw new IllegalStateException("The certificate of request " + id + " has been issued.");
        }
        status = Status.REJECTED;
    }

    DssUser user() {
        return user;
    }

    RequestOrder order() {
        return order;
    }

    String subject() {
        return request.subject();
    }

    Bytes publicKey() {
        return request.publicKey();
    }

    synchronized Status status() {
        return status;
    }

    /** The number of the certificate, once there is one. */
    synchronized Optional<Integer> certificateId() {
        return Optional.ofNullable(key).map(CloudKey::id);
    }

    /** The number only. */
    @Override
    public String toString() {
        return "CloudRequest[" + id + "]";
    }
}
