package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeResponse;

/** The user ivanov, who confirms operations of version 2 with the application of the second generation. */
final class OperationWorld {

    static final String V2 = "/SignServer/rest/api/v2";
    static final String CONFIRMATION = "/STS/v2.0/confirmation";

    final DssWorld dss = new DssWorld();

    OperationWorld() {
        dss.ivanov.confirmsBy(ConfirmationMethod.MYDSS);
    }

    DssOperations operations() {
        return dss.dss.operations();
    }

    DssSwitches switches() {
        return dss.dss.switches();
    }

    RawCalls calls() {
        return new RawCalls(dss.dss.routes(), dss.signIn());
    }

    RawCalls calls(String token) {
        return new RawCalls(dss.dss.routes(), token);
    }

    String stored(String name) {
        return dss.dss.documents().add(dss.ivanov, name, Bytes.of(DssWorld.document()));
    }

    /** Two documents, one stored and one not, to be signed with certificate 13. */
    ObjectNode request() {
        return DssWorld.json(
                "{'BinaryData':[{'RefId':'" + stored("contract.pdf") + "'},{'Content':'" + DssWorld.DOCUMENT
                        + "','ContentInfo':'hello.txt','Name':'hello','Type':'txt'}],'Signature':{'Type':'CAdES',"
                        + "'Parameters':{'CADESType':'BES','IsDetached':'true'},'CertificateId':'13'}}");
    }

    static ObjectNode signature(ObjectNode request) {
        return (ObjectNode) request.get("Signature");
    }

    JsonNode created(ObjectNode request) {
        return RawCalls.ok(calls().post(V2 + "/signature", request.toString())).get("Operation");
    }

    /** Creates an operation and gives its identifier. */
    String created() {
        return created(request()).get("Id").textValue();
    }

    static ObjectNode opening(String id) {
        ObjectNode opening = DssWorld.opening(id);
        opening.remove("TransactionTokenId");
        return opening.put("OperationId", id);
    }

    /** Opens the confirmation and gives the reference. */
    String opened(String id) {
        return RawCalls.ok(open(id)).at("/Challenge/TextChallenge/0/RefID").textValue();
    }

    FakeResponse open(String id) {
        return calls().post(CONFIRMATION, opening(id).toString());
    }

    FakeResponse poll(String id) {
        return calls().post(CONFIRMATION, DssWorld.followUp(id).toString());
    }

    /** Goes on to the final token. */
    String confirmed(String id) {
        String refId = opened(id);
        dss.dss.confirm(refId);
        return RawCalls.ok(poll(refId)).get("AccessToken").textValue();
    }

    DssOperationState state(String id) {
        return operations().get(id).state();
    }
}
