package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Locale;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/** DSS over HTTP (contract sections 2 and 10): finds the route, writes what is answered. */
final class DssRoutes implements FakeService {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final RouteTable table;
    private final AccessTokens tokens;
    private final DssSwitches switches;
    private final Faults faults;

    DssRoutes(RouteTable table, AccessTokens tokens, DssSwitches switches, Faults faults) {
        this.table = table;
        this.tokens = tokens;
        this.switches = switches;
        this.faults = faults;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public List<ExchangePoint> points() {
        return table.points();
    }

    @Override
    public void expire(FakeRequest request) {
        request.header("authorization").ifPresent(tokens::expire);
    }

    @Override
    public FakeResponse handle(FakeRequest request) {
        try {
            RouteTable.Match match =
                    table.match(request.method(), switches.installation().path(request.path()));
            if (request.bodySize() > switches.installation().requestLimit()) {
                throw Refusals.tooLarge();
            }
            return written(match.endpoint().answer(new Call(request, match.parameters(), tokens)));
        } catch (DssRefusal refusal) {
            return refused(
                    refusal, isConfirmation(request) && switches.confirmations().errorsInPascalCase());
        }
    }

    private FakeResponse written(Object answer) {
        if (answer instanceof FakeResponse whole) {
            return whole;
        }
        return answer == RouteTable.DONE
                ? FakeResponse.empty(switches.installation().doneWithoutContent() ? NO_CONTENT : OK)
                : FakeResponse.json(OK, DssJson.writeBytes(answer));
    }

    private static boolean isConfirmation(FakeRequest request) {
        return request.path().toLowerCase(Locale.ROOT).endsWith("/confirmation");
    }

    private static FakeResponse refused(DssRefusal refusal, boolean pascalCase) {
        if (refusal.code() != null) {
            Object body = pascalCase
                    ? new AnswerWire.RefusedInPascalCase(refusal.code(), refusal.text())
                    : new AnswerWire.Refused(refusal.code(), refusal.text());
            return FakeResponse.json(refusal.status(), DssJson.writeBytes(body));
        }
        return refusal.text() == null
                ? FakeResponse.empty(refusal.status())
                : FakeResponse.json(refusal.status(), DssJson.writeBytes(new AnswerWire.Framework(refusal.text())));
    }
}
