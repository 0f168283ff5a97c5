package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.SigexIdentity;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/** Somebody as SIGEX describes them. */
final class StoredIdentity implements SigexIdentity {

    private final Iin person;
    private final @Nullable Bin organization;
    private final IdentityWire wire;
    private final Set<Authority> authorities;

    /**
     * Reads a description.
     *
     * @throws IllegalArgumentException if it lacks the person, or a number is malformed
     */
    StoredIdentity(IdentityWire wire) {
        this.person = Iin.of(Asking.required(wire.userId(), "userId"));
        this.organization = wire.businessId() == null || wire.businessId().isEmpty() ? null : Bin.of(wire.businessId());
        this.authorities = StoredSignature.authorities(wire.extKeyUsages());
        this.wire = wire;
    }

    @Override
    public Iin person() {
        return person;
    }

    @Override
    public Optional<Bin> organization() {
        return Optional.ofNullable(organization);
    }

    @Override
    public Optional<String> email() {
        return Optional.ofNullable(wire.email()).filter(address -> !address.isEmpty());
    }

    @Override
    public String subject() {
        return wire.subject() == null ? "" : wire.subject();
    }

    @Override
    public Set<Authority> authorities() {
        return authorities;
    }

    @Override
    public Optional<Instant> certificateValidFrom() {
        return Optional.ofNullable(wire.certificateValidFrom()).map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Instant> certificateValidUntil() {
        return Optional.ofNullable(wire.certificateValidUntil()).map(Instant::ofEpochMilli);
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "SigexIdentity[" + (organization == null ? "individual" : "employee of " + organization) + "]";
    }
}
