package org.qoltanba.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file as JSON. Everything may be missing.
 *
 * @param scenario a ready world to begin with
 * @param seed what identifiers and codes are made from
 * @param clock how time passes
 * @param listen where the program listens
 * @param people who has keys
 * @param organizations what SIGEX knows of organisations
 * @param clients the applications that DSS knows
 * @param users the users of DSS
 * @param switches name and value, for each service
 * @param faults in the language of faults
 */
record WorldFileWire(
        @Nullable String scenario,
        @Nullable Long seed,
        @Nullable ClockWire clock,
        @Nullable ListenWire listen,
        @Nullable List<PersonWire> people,
        @Nullable List<OrganizationWire> organizations,
        @Nullable List<ClientWire> clients,
        @Nullable List<UserWire> users,
        @Nullable Map<String, Map<String, JsonNode>> switches,
        @Nullable List<String> faults) {

    /** How time passes. */
    record ClockWire(
            @Nullable String start,
            @Nullable Double speed,
            @Nullable Boolean paused) {}

    /** Where the program listens; 0 is any port. */
    record ListenWire(
            @Nullable String host,
            @Nullable Integer http,
            @Nullable Integer https,
            @Nullable Integer mutualTls,
            @Nullable Integer console) {}

    /** Somebody with a key and a certificate. */
    record PersonWire(
            @Nullable String name,
            @Nullable String iin,
            @Nullable String bin,
            @Nullable String organization,
            @Nullable String surname,
            @Nullable String givenName,
            @Nullable String patronymic,
            @Nullable String email,
            @Nullable List<String> authorities,
            @Nullable String algorithm,
            @Nullable String certificate) {}

    /** An organisation at SIGEX. */
    record OrganizationWire(
            @Nullable String bin,
            @Nullable Boolean largeBusiness,
            @Nullable Boolean informationSystem,
            @Nullable List<String> webhooks,
            @Nullable String archiving) {}

    /** An application at DSS. */
    record ClientWire(
            @Nullable String id,
            @Nullable String secret,
            @Nullable Boolean service) {}

    /** A user of DSS. */
    record UserWire(
            @Nullable String login,
            @Nullable String password,
            @Nullable List<String> keys,
            @Nullable String pin,
            @Nullable String phone) {}
}
