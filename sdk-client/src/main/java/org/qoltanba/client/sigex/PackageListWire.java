package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.PackageSummary;

/** Answer of {@code GET /api/package} (contract section 7.37). */
record PackageListWire(
        @JsonProperty("packagesTotal") @Nullable Integer packagesTotal,
        @JsonProperty("packages") @Nullable List<PackageInfoWire> packages) {

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a value is missing or malformed
     */
    PagedListing.Loaded<PackageSummary> toPage() {
        List<PackageSummary> page = packages == null
                ? List.of()
                : packages.stream().map(PackageInfoWire::toSummary).toList();
        return new PagedListing.Loaded<>(page, packagesTotal == null ? page.size() : packagesTotal);
    }

    @Override
    public String toString() {
        return "PackageListWire";
    }
}
