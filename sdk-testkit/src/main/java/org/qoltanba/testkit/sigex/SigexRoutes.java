package org.qoltanba.testkit.sigex;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/**
 * SIGEX over HTTP (contract section 2): finds the route, tells who calls, writes what is answered. Every answer has
 * status 200; whether it is a refusal is told by its body.
 */
final class SigexRoutes implements FakeService {

    private static final int OK = 200;
    private static final String SET_COOKIE = "Set-Cookie";

    private final RouteTable table;
    private final Callers callers;
    private final SigexSwitches switches;
    private final Identifiers identifiers;
    private final CallRate rate;
    private final Faults faults;
    private final Runnable end;
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    SigexRoutes(
            RouteTable table,
            Callers callers,
            SigexSwitches switches,
            Identifiers identifiers,
            CallRate rate,
            Faults faults,
            Runnable end) {
        this.end = end;
        this.table = table;
        this.callers = callers;
        this.switches = switches;
        this.identifiers = identifiers;
        this.rate = rate;
        this.faults = faults;
    }

    /** Refuses the next call that is made, before anything is done about it. */
    void refuseNext(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public void expire(FakeRequest request) {
        callers.expire(request);
    }

    @Override
    public void close() {
        end.run();
    }

    @Override
    public List<ExchangePoint> points() {
        return table.points();
    }

    @Override
    public FakeResponse handle(FakeRequest request) {
        Optional<String> renewed = callers.renewedCookie(request);
        @Nullable Refusal arranged = refusals.poll();
        FakeResponse response = arranged == null ? answered(request) : refused(arranged.message());
        return response.headers().containsKey(SET_COOKIE) || renewed.isEmpty()
                ? response
                : response.header(SET_COOKIE, renewed.get());
    }

    private FakeResponse answered(FakeRequest request) {
        try {
            return answer(request);
        } catch (RefusedException refused) {
            return refused(switches.text(refused.refusal()));
        }
    }

    private FakeResponse refused(String text) {
        return FakeResponse.json(OK, SigexJson.writeBytes(new AnswerWire.Refused(text, identifiers.requestId())));
    }

    private FakeResponse answer(FakeRequest request) {
        rate.requireRoom(switches.limits().callsPerMinute());
        if (switches.outages().unexpectedErrors()) {
            throw Refusal.UNEXPECTED_ERROR.exception();
        }
        RouteTable.Match match = table.match(request);
        Object answer = match.endpoint().answer(new Call(request, callers.of(request), match.parameters()));
        if (answer instanceof FakeResponse whole) {
            return whole;
        }
        if (answer instanceof RouteTable.Answer withCookie) {
            return FakeResponse.json(OK, SigexJson.writeBytes(withCookie.body()))
                    .header(SET_COOKIE, withCookie.cookie());
        }
        return FakeResponse.json(OK, SigexJson.writeBytes(answer));
    }
}
