package org.qoltanba.testkit.dss;

import java.util.Map;
import java.util.Objects;

/** Requests for certificates (contract section 6.5), and policy (section 4.3). */
final class RequestRoutes implements Routes {

    private static final String ROOT = "/SignServer/rest/api/requests";

    private final CertificateRequests requests;
    private final DssSwitches switches;

    RequestRoutes(CertificateRequests requests, DssSwitches switches) {
        this.requests = requests;
        this.switches = switches;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", ROOT, this::list)
                .add("POST", ROOT, this::create)
                .add(
                        "GET",
                        ROOT + "/{id}",
                        call -> AnswerWire.Request.of(
                                requests.require(call.bearer().user(), call.path("id"))))
                .add("DELETE", ROOT + "/{id}", this::delete)
                .add("GET", "/SignServer/rest/api/policy", this::policy);
    }

    private Object list(Call call) {
        return requests.of(call.bearer().user()).stream()
                .map(AnswerWire.Request::of)
                .toList();
    }

    private Object create(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.CertificateWish body = call.body(RequestWire.CertificateWish.class);
        return AnswerWire.Request.of(requests.create(
                bearer,
                new CertificateRequests.Wish(
                        body.authorityId(),
                        body.template(),
                        body.pinCode(),
                        body.distinguishedName(),
                        Objects.requireNonNullElse(body.parameters(), Map.of()))));
    }

    private Object delete(Call call) {
        requests.delete(call.bearer().user(), call.path("id"));
        return RouteTable.DONE;
    }

    private Object policy(Call call) {
        return PolicyWire.of(switches.policy(), call.bearer());
    }
}
