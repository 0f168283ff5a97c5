package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys without a certificate (contract section 12.6): made, and described by parameters. What the real service makes of
 * them is not published; here a key is its parameters. Refusals stand in the answer, as its members say.
 */
final class KeyRoutes implements Routes {

    private static final String ROOT = "/SignServer/rest/api/v2/keys";
    /** GOST R 34.10-2012 with 256 and 512 bits, and the parameter sets of each. */
    private static final Map<String, Set<String>> ALGORITHMS = Map.of(
            "1.2.643.7.1.1.1.1",
            Set.of("1.2.643.2.2.35.1", "1.2.643.7.1.2.1.1.1"),
            "1.2.643.7.1.1.1.2",
            Set.of("1.2.643.7.1.2.1.2.1", "1.2.643.7.1.2.1.2.2"));

    private final Randomness randomness;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();

    KeyRoutes(Randomness randomness) {
        this.randomness = randomness;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", ROOT + "/generate", this::generate)
                .add("POST", ROOT + "/{id}/params", this::set)
                .add("GET", ROOT + "/{id}/params", this::get);
    }

    private record Key(DssUser owner, Map<String, String> parameters) {}

    /** {@code POST keys/generate}. */
    record Generation(
            @JsonProperty("PinCode") @Nullable String pinCode,
            @JsonProperty("ParametersOid") @Nullable String parametersOid,
            @JsonProperty("AlgId") @Nullable String algId) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "Generation[" + algId + "]";
        }
    }

    /** {@code POST keys/{id}/params}. */
    record Parameter(
            @JsonProperty("Param") @Nullable String param,
            @JsonProperty("Data") @Nullable String data) {}

    /** What is answered. */
    record Answer(
            @JsonProperty("KeyId") @Nullable String keyId,
            @JsonProperty("Data") @Nullable String data,
            @JsonProperty("IsError") boolean isError,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        static Answer of(@Nullable String keyId, @Nullable String data) {
            return new Answer(keyId, data, false, null);
        }

        static Answer refused(String code) {
            return new Answer(null, null, true, code);
        }
    }

    private Object generate(Call call) {
        DssUser user = call.bearer().user();
        Generation wanted = call.body(Generation.class);
        @Nullable Set<String> sets = wanted.algId() == null ? null : ALGORITHMS.get(wanted.algId());
        if (sets == null) {
            return Answer.refused("algid_is_not_supported");
        }
        if (wanted.parametersOid() != null && !sets.contains(wanted.parametersOid())) {
            return Answer.refused("param_set_is_not_supported");
        }
        String id = randomness.guid();
        keys.put(id, new Key(user, new ConcurrentHashMap<>()));
        return Answer.of(id, null);
    }

    private Object set(Call call) {
        Key key = keys.get(call.path("id"));
        DssUser user = call.bearer().user();
        Parameter parameter = call.body(Parameter.class);
        if (key == null || key.owner() != user) {
            return Answer.refused("key_not_found");
        }
        if (parameter.param() == null) {
            return Answer.refused("param_is_null");
        }
        if (parameter.data() == null) {
            return Answer.refused("value_is_null");
        }
        key.parameters().put(parameter.param(), parameter.data());
        return Answer.of(call.path("id"), null);
    }

    private Object get(Call call) {
        Key key = keys.get(call.path("id"));
        if (key == null || key.owner() != call.bearer().user()) {
            return Answer.refused("key_not_found");
        }
        return call.query("param")
                .map(name -> key.parameters().get(name))
                .map(data -> Answer.of(call.path("id"), data))
                .orElseGet(() -> Answer.refused("param_is_null"));
    }
}
