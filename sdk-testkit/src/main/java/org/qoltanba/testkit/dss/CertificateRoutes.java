package org.qoltanba.testkit.dss;

/** Certificates and what is done with them (contract section 4). */
final class CertificateRoutes implements Routes {

    private final DssService service;

    CertificateRoutes(DssService service) {
        this.service = service;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", "/SignServer/rest/api/certificates", this::list);
    }

    private Object list(Call call) {
        DssUser user = call.bearer().user();
        return user.keys().stream()
                .map(key -> CertificateWire.of(key, user.isDefault(key), service.status(key)))
                .toList();
    }
}
