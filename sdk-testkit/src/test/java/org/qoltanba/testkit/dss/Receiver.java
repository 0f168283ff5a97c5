package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/** An application that is called back, and keeps what it is told. */
final class Receiver implements FakeService {

    private final Faults faults = new Faults();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 200;

    void answers(int code) {
        status = code;
    }

    @Override
    public FakeResponse handle(FakeRequest request) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.mediaType()).hasValue("application/json");
        calls.add(request.path() + " " + request.bodyText());
        return FakeResponse.empty(status);
    }

    @Override
    public Faults faults() {
        return faults;
    }

    /** What came to a path, in order. */
    List<JsonNode> at(String path) {
        return List.copyOf(calls).stream()
                .filter(call -> call.startsWith(path + " "))
                .map(call -> parsed(call.substring(path.length() + 1)))
                .toList();
    }

    private static JsonNode parsed(String body) {
        try {
            return DssWorld.JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
