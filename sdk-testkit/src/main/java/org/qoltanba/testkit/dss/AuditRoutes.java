package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The audit service over HTTP (contract section 2.1); only its address and its refusals are published. */
final class AuditRoutes implements Routes {

    private static final int NOT_FOUND = 404;

    private final AuditTrail trail;
    private final DssAuditSwitches switches;

    AuditRoutes(AuditTrail trail, DssAuditSwitches switches) {
        this.trail = trail;
        this.switches = switches;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", "/Audit/api/audit", this::list);
    }

    /** Something that a user was to confirm. */
    record Entry(
            @JsonProperty("Id") String id,
            @JsonProperty("UserLogin") String userLogin,
            @JsonProperty("DocumentInfo") String documentInfo,
            @JsonProperty("State") String state,
            @JsonProperty("CreatedAt") long createdAt) {

        static Entry of(DssTransaction record) {
            return new Entry(
                    record.id(),
                    record.login(),
                    record.documentInfo(),
                    record.state().name(),
                    record.createdAt().getEpochSecond());
        }

        /** Never shows who was asked what. */
        @Override
        public String toString() {
            return "Entry[" + state + "]";
        }
    }

    private Object list(Call call) {
        if (!switches.installed()) {
            throw DssRefusal.bare(NOT_FOUND);
        }
        AuditTrail.Query query = new AuditTrail.Query(
                call.query("start").orElse(null),
                call.query("count").orElse(null),
                call.query("field").orElse(null),
                call.query("operation").orElse(null),
                call.query("value").orElse(null));
        return trail.find(call.bearer().user(), query).stream().map(Entry::of).toList();
    }
}
