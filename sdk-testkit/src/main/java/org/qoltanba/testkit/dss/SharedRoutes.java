package org.qoltanba.testkit.dss;

/** What version 2 of the Sign Service answers as version 1 does (contract section 12.6). Comes after version 1. */
final class SharedRoutes implements Routes {

    private static final String V1 = "/SignServer/rest/api";
    private static final String V2 = V1 + "/v2";

    @Override
    public void addTo(RouteTable table) {
        share(table, "GET", "/certificates");
        share(table, "POST", "/certificates");
        share(table, "GET", "/certificates/{id}");
        share(table, "GET", "/certificates/{id}/content");
        share(table, "POST", "/certificates/{id}/pin/check");
        share(table, "POST", "/certificates/{id}/default");
        share(table, "GET", "/requests");
        share(table, "GET", "/requests/{id}");
        share(table, "DELETE", "/requests/{id}");
    }

    private static void share(RouteTable table, String method, String path) {
        table.mirror(method, V2 + path, V1 + path);
    }
}
