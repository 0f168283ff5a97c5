package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.Objects;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageRegistration;
import org.qoltanba.api.sigex.PackageSummary;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SigexPackages;

/** Packages over HTTP. */
final class Packages implements SigexPackages {

    private final Sigex sigex;
    private final Packaging packaging;

    Packages(Sigex sigex) {
        this.sigex = sigex;
        this.packaging = new Packaging(sigex);
    }

    @Override
    public PackageRegistration register(String title) {
        return new PackageDraft(sigex, packaging, DraftFields.requireTitle(title));
    }

    @Override
    public RegisteredPackage get(PackageId id) {
        return new SigexPackage(sigex, packaging, Objects.requireNonNull(id, "id"));
    }

    @Override
    public Listing<PackageSummary> storedBetween(Instant from, Instant until) {
        return listed(from, until, false);
    }

    @Override
    public Listing<PackageSummary> ofOrganization(Instant from, Instant until) {
        return listed(from, until, true);
    }

    private Listing<PackageSummary> listed(Instant from, Instant until, boolean organization) {
        if (!Objects.requireNonNull(until, "until").isAfter(Objects.requireNonNull(from, "from"))) {
            throw new IllegalArgumentException("The end of the time must be after its beginning, " + from + ".");
        }
        return packaging.listed(from, until, organization);
    }

    @Override
    public String toString() {
        return "SigexPackages";
    }
}
