package org.qoltanba.testkit.sigex;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.qoltanba.api.document.Bytes;

/** Who makes a call (contract section 3.1). */
sealed interface Caller {

    /** The organisation in whose name the call is made. */
    default Optional<String> bin() {
        return Optional.empty();
    }

    /** The person who has signed in. */
    default Optional<SignerIdentity> person() {
        return Optional.empty();
    }

    /** Whether anybody is known to make the call. */
    default boolean isKnown() {
        return true;
    }

    /** What an information system is known by in audits: the SHA-256 of its certificate in Base64 (assumed). */
    default Optional<String> certificateDigest() {
        return Optional.empty();
    }

    /** No cookie, no registered certificate. */
    record Anonymous() implements Caller {

        @Override
        public boolean isKnown() {
            return false;
        }
    }

    /**
     * A person who has signed in for themselves.
     *
     * @param identity the person
     */
    record Individual(SignerIdentity identity) implements Caller {

        @Override
        public Optional<SignerIdentity> person() {
            return Optional.of(identity);
        }
    }

    /**
     * A person who has signed in as an employee.
     *
     * @param identity the person, with an organisation
     */
    record Employee(SignerIdentity identity) implements Caller {

        @Override
        public Optional<SignerIdentity> person() {
            return Optional.of(identity);
        }

        @Override
        public Optional<String> bin() {
            return Optional.ofNullable(identity.bin());
        }
    }

    /**
     * An information system, which acts as its organisation.
     *
     * @param owner the organisation's number, with prefix
     * @param certificate what it has shown
     */
    record InformationSystem(String owner, X509CertificateHolder certificate) implements Caller {

        @Override
        public Optional<String> bin() {
            return Optional.of(owner);
        }

        @Override
        public Optional<String> certificateDigest() {
            try {
                return DocumentDigests.of(
                                new ByteArrayInputStream(certificate.getEncoded()), Set.of(Algorithms.SHA_256))
                        .value(Algorithms.SHA_256)
                        .map(Bytes::toBase64);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** A person who has signed in. */
    static Caller of(SignerIdentity identity) {
        return identity.bin() == null ? new Individual(identity) : new Employee(identity);
    }
}
