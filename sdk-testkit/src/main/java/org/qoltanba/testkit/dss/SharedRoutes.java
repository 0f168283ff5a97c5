package org.qoltanba.testkit.dss;

/** What version 2 of the Sign Service answers as version 1 does (contract section 12.6). Comes after version 1. */
final class SharedRoutes implements Routes {

    private static final String V1 = "/SignServer/rest/api";
    private static final String V2 = "/SignServer/rest/api/v2";

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", V2 + "/certificates", table.known("GET", V1 + "/certificates"))
                .add("POST", V2 + "/certificates", table.known("POST", V1 + "/certificates"))
                .add("GET", V2 + "/certificates/{id}", table.known("GET", V1 + "/certificates/{id}"))
                .add("GET", V2 + "/certificates/{id}/content", table.known("GET", V1 + "/certificates/{id}/content"))
                .add(
                        "POST",
                        V2 + "/certificates/{id}/pin/check",
                        table.known("POST", V1 + "/certificates/{id}/pin/check"))
                .add("POST", V2 + "/certificates/{id}/default", table.known("POST", V1 + "/certificates/{id}/default"))
                .add("GET", V2 + "/requests", table.known("GET", V1 + "/requests"))
                .add("GET", V2 + "/requests/{id}", table.known("GET", V1 + "/requests/{id}"))
                .add("DELETE", V2 + "/requests/{id}", table.known("DELETE", V1 + "/requests/{id}"));
    }
}
