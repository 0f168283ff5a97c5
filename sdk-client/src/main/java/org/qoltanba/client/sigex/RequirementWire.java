package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/** {@code SignersRequirement} (contract section 5.6). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RequirementWire(
        @JsonProperty("iin") @Nullable String iin,
        @JsonProperty("bin") @Nullable String bin,
        @JsonProperty("authorities") @Nullable List<String> authorities,
        @JsonProperty("ca") @Nullable String ca) {

    static RequirementWire of(SignerRequirement requirement) {
        return new RequirementWire(
                requirement.iin().map(Iin::prefixed).orElse(null),
                requirement.bin().map(Bin::prefixed).orElse(null),
                requirement.authorities().stream().map(Authority::oid).sorted().toList(),
                requirement.certificationAuthority().orElse(null));
    }

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a number or an object identifier is malformed
     */
    SignerRequirement toRequirement() {
        SignerRequirement requirement = SignerRequirement.anybody();
        if (bin != null && !bin.isEmpty()) {
            requirement = SignerRequirement.organization(Bin.of(bin));
        }
        if (iin != null && !iin.isEmpty()) {
            requirement = requirement.by(Iin.of(iin));
        }
        for (String authority : authorities == null ? List.<String>of() : authorities) {
            requirement = requirement.withAuthority(Authority.ofOid(authority));
        }
        return ca == null || ca.isBlank() ? requirement : requirement.issuedBy(ca);
    }

    @Override
    public String toString() {
        return "RequirementWire";
    }
}
