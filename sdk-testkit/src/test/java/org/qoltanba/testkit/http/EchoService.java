package org.qoltanba.testkit.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.qoltanba.testkit.fault.Faults;

/** A service that keeps what it was asked and answers as told. */
final class EchoService implements FakeService {

    final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();
    private final Function<FakeRequest, FakeResponse> answers;

    EchoService() {
        this(request -> FakeResponse.json(200, "{\"path\":\"" + request.path() + "\"}"));
    }

    EchoService(Function<FakeRequest, FakeResponse> answers) {
        this.answers = answers;
    }

    @Override
    public FakeResponse handle(FakeRequest request) {
        requests.add(request);
        return answers.apply(request);
    }

    @Override
    public Faults faults() {
        return faults;
    }
}
