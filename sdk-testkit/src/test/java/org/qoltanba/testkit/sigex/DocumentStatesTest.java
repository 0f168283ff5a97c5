package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract section 12.2, cell by cell: what is legal in which state of a document. */
class DocumentStatesTest {

    private static final String OK = "";
    private static final String NO_DIGESTS = "Document digests are not known";
    private static final String NO_SIGNATURE = "Invalid signature identifier";

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);
    private final TestIdentity signer = world.individual();
    private long lastSignId = 1;

    /** The states of contract section 12.1. */
    private enum State {
        R1,
        P1,
        P2,
        A,
        L
    }

    /** The rows of the table, all made by the information system that registered the document. */
    private enum Row {
        DATA,
        OTHER_DATA,
        INFO,
        ORIGINAL,
        SIGN,
        VERIFY,
        VERIFY_OTHER,
        CARD,
        EZ_SIGNER,
        SIGNATURE,
        SETTINGS,
        NOTIFY
    }

    static Stream<Arguments> cells() {
        Map<Row, String[]> table = new EnumMap<>(Row.class);
        String known = "Document digests are already known";
        String another = "Signature does not correspond to the document";
        table.put(Row.DATA, new String[] {OK, OK, known, known, known});
        table.put(Row.OTHER_DATA, new String[] {another, OK, known, known, known});
        table.put(Row.INFO, new String[] {OK, OK, OK, OK, OK});
        table.put(Row.ORIGINAL, new String[] {"Archive not found", "Archive not found", OK, OK, OK});
        table.put(Row.SIGN, new String[] {NO_DIGESTS, NO_DIGESTS, OK, OK, "Document signatures limit reached"});
        table.put(Row.VERIFY, new String[] {NO_DIGESTS, NO_DIGESTS, OK, OK, OK});
        table.put(Row.VERIFY_OTHER, new String[] {NO_DIGESTS, NO_DIGESTS, another, another, another});
        String none = "Document does not have signatures in required format";
        table.put(Row.CARD, new String[] {NO_DIGESTS, NO_DIGESTS, none, OK, OK});
        table.put(Row.EZ_SIGNER, new String[] {NO_DIGESTS, NO_DIGESTS, none, OK, OK});
        table.put(Row.SIGNATURE, new String[] {NO_SIGNATURE, NO_SIGNATURE, NO_SIGNATURE, OK, OK});
        table.put(Row.SETTINGS, new String[] {OK, OK, OK, OK, OK});
        table.put(Row.NOTIFY, new String[] {NO_DIGESTS, NO_DIGESTS, OK, OK, OK});
        List<State> states = List.of(State.values());
        return table.entrySet().stream()
                .flatMap(row -> states.stream()
                        .map(state -> Arguments.of(row.getKey(), state, row.getValue()[states.indexOf(state)])));
    }

    @ParameterizedTest(name = "{0} in state {1}: \"{2}\"")
    @MethodSource("cells")
    @Covers({
        "Document digests are already known",
        "Document digests are not known",
        "Document does not have signatures in required format",
        "Document signatures limit reached",
        "Invalid signature identifier"
    })
    void answersEachCallAsItsStateAllows(Row row, State state, String refusal) {
        String documentId = documentIn(state);

        JsonNode answer = call(row, documentId);

        if (refusal.isEmpty()) {
            accepted(answer);
        } else {
            assertRefused(answer, refusal);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRefusalChangesNothing(Row row, State state, String refusal) {
        if (refusal.isEmpty()) {
            return;
        }
        String documentId = documentIn(state);
        JsonNode before = accepted(company.system.get("/api/" + documentId));

        call(row, documentId);

        assertThat(accepted(company.system.get("/api/" + documentId))).isEqualTo(before);
    }

    private String documentIn(State state) {
        String settings = "{'tempStorageAfterRegistration':60000,'signaturesLimit':" + (state == State.L ? 1 : 0) + "}";
        return switch (state) {
            case P1 -> company.preregistering(settings);
            case P2 -> company.preregistered(settings);
            case R1 -> registering(settings);
            case A, L -> {
                String documentId = registering(settings);
                accepted(company.system.send("/api/" + documentId + "/data", DOCUMENT));
                yield documentId;
            }
        };
    }

    private String registering(String settings) {
        JsonNode registered = accepted(company.system.post("/api", registration(cms(signer), settings)));
        lastSignId = registered.get("signId").longValue();
        return registered.get("documentId").textValue();
    }

    private JsonNode call(Row row, String documentId) {
        String path = "/api/" + documentId;
        SigexCaller caller = company.system;
        return switch (row) {
            case DATA -> caller.send(path + "/data", DOCUMENT);
            case OTHER_DATA -> caller.send(path + "/data", OTHER_DOCUMENT);
            case INFO -> caller.get(path);
            case ORIGINAL -> caller.get(path + "/data");
            case SIGN -> caller.post(path, object().put("signature", cms(world.individual())));
            case VERIFY -> caller.send(path + "/verify", DOCUMENT);
            case VERIFY_OTHER -> caller.send(path + "/verify", OTHER_DOCUMENT);
            case CARD -> caller.send(path + "/buildDDC?withoutDocumentVisualization=true", DOCUMENT);
            case EZ_SIGNER -> caller.send(path + "/buildEzSigner", DOCUMENT);
            case SIGNATURE -> caller.get(path + "/signature/" + lastSignId);
            case SETTINGS -> caller.post(path + "/settings", object());
            case NOTIFY -> caller.post(path + "/notify", json("{'emailNotifications':{'to':['a@supplier.kz']}}"));
        };
    }
}
