package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys without a certificate over HTTP (contract section 12.6). Refusals stand in the answer, as its members say. */
final class KeyRoutes implements Routes {

    private static final String ROOT = "/SignServer/rest/api/v2/keys";

    private final KeyStore keys;
    private final DssKeySwitches switches;

    KeyRoutes(KeyStore keys, DssKeySwitches switches) {
        this.keys = keys;
        this.switches = switches;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", ROOT + "/generate", this::generate)
                .add("POST", ROOT + "/{id}/params", this::set)
                .add("GET", ROOT + "/{id}/params", this::get);
    }

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
            @JsonProperty("Data") @Nullable String data) {

        /** Never shows the value. */
        @Override
        public String toString() {
            return "Parameter[" + param + "]";
        }
    }

    /** What is answered. */
    record Answer(
            @JsonProperty("KeyId") @Nullable String keyId,
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("Data") @Nullable String data,
            @JsonProperty("IsError") boolean isError,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        static Answer done(@Nullable String data) {
            return new Answer(null, null, data, false, null);
        }

        static Answer refused(String code) {
            return new Answer(null, null, null, true, code);
        }

        /** Never shows a value. */
        @Override
        public String toString() {
            return "Answer[" + isError + "]";
        }
    }

    private Object generate(Call call) {
        DssUser user = call.bearer().user();
        Generation wanted = call.body(Generation.class);
        return answered(() -> {
            String id = keys.generate(user, wanted.algId(), wanted.parametersOid(), wanted.pinCode());
            boolean isShort = switches.shortIdentifier();
            return new Answer(isShort ? null : id, isShort ? id : null, null, false, null);
        });
    }

    private Object set(Call call) {
        DssUser user = call.bearer().user();
        Parameter parameter = call.body(Parameter.class);
        return answered(() -> {
            keys.set(user, call.path("id"), parameter.param(), parameter.data());
            return Answer.done(null);
        });
    }

    private Object get(Call call) {
        DssUser user = call.bearer().user();
        return answered(() ->
                Answer.done(keys.get(user, call.path("id"), call.query("param").orElse(null))));
    }

    private Answer answered(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (DssRefusal refusal) {
            String code = refusal.code();
            if (code == null || switches.refusedWithStatus()) {
                throw refusal;
            }
            return Answer.refused(code);
        }
    }
}
