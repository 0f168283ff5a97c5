package org.qoltanba.client.dss;

import java.util.Base64;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Json;
import org.qoltanba.client.http.StreamedJson;

/**
 * What stands in a header while the document is the body (contract sections 6.1, 6.4 and 12.7): JSON in Base64url. It may
 * hold a PIN, so it is a secret.
 */
final class OperationParameters {

    private OperationParameters() {}

    /** Of an operation. */
    static HttpCall.Builder header(HttpCall.Builder call, StreamedJson members) {
        return header(call, "CPDSS-OPERATION-PARAMS", members);
    }

    /** Of whatever the service wants told so. */
    static HttpCall.Builder header(HttpCall.Builder call, String name, StreamedJson members) {
        return call.header(
                name, Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(Json.writeMembers(members))));
    }
}
