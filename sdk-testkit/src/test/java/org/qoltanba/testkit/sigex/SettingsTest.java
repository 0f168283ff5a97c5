package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 5.4 to 5.6: how document settings are read and shown. */
class SettingsTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    void showsEverySettingWhenNoneIsGiven() {
        String documentId = world.registered(signer);

        assertThat(settings(documentId)).isEqualTo(json("""
                        {'private':false,'signaturesLimit':0,'switchToPrivateAfterLimitReached':false,'unique':[],
                         'strictSignersRequirements':false,'sequentialSignersRequirements':false,
                         'signersRequirements':[],'publicDuringPreregistration':false,
                         'publicWhileLessThanSignatures':0,'documentAccess':[],'forceArchive':false,
                         'tempStorageAfterRegistration':0}"""));
    }

    @Test
    void showsTheSettingsAsGiven() {
        String given = """
                {'private':false,'signaturesLimit':7,'switchToPrivateAfterLimitReached':true,'unique':['bin','iin'],
                 'strictSignersRequirements':false,'sequentialSignersRequirements':true,
                 'signersRequirements':[{'iin':'IIN112233445566'},
                   {'bin':'BIN112233445566','authorities':['1.2.398.3.3.4.1.2.1'],'ca':'nca'}],
                 'publicDuringPreregistration':false,'publicWhileLessThanSignatures':3,'documentAccess':[],
                 'forceArchive':false,'tempStorageAfterRegistration':0}""";
        String documentId = world.registered(signer, given);

        assertThat(settings(documentId)).isEqualTo(json(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'signatureLimit':2}",
                "{'signaturesLimit':-1}",
                "{'signaturesLimit':2.5}",
                "{'signaturesLimit':'2'}",
                "{'signaturesLimit':3000000000}",
                "{'private':'true'}",
                "{'unique':'iin'}",
                "{'unique':['email']}",
                "{'unique':[1]}",
                "{'signersRequirements':{}}",
                "{'signersRequirements':[{}]}",
                "{'signersRequirements':[{'authorities':[]}]}",
                "{'signersRequirements':['IIN112233445566']}",
                "{'signersRequirements':[{'ca':'unheard of'}]}",
                "{'signersRequirements':[{'bin':'123456789012'}]}",
                "{'signersRequirements':[{'IIN':'IIN112233445566'}]}",
                "{'publicDuringPreregistration':true}",
                "{'publicWhileLessThanSignatures':-1}",
                "{'documentAccess':[{}]}",
                "{'documentAccess':[{'bin':'112233445566'}]}",
                "{'tempStorageAfterRegistration':-1}",
                "{'forceArchive':1}"
            })
    void refusesSettingsThatAreNotAllowed(String settings) {
        assertRefused(register(settings), "Invalid format of provided document settings");
        assertThat(world.sigex.documents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'signersRequirements':[{'iin':'112233445566'}]}",
                "{'signersRequirements':[{'iin':'IIN1122334455667'}]}",
                "{'documentAccess':[{'iin':'IIN'}]}"
            })
    @Covers("One of the provided IINs is in invalid format")
    void refusesPersonsInAnotherFormat(String settings) {
        assertRefused(register(settings), "One of the provided IINs is in invalid format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "1.2.", "3.1", "1.02"})
    @Covers("One of the provided authority OIDs is in invalid format")
    void refusesAuthoritiesInAnotherFormat(String oid) {
        assertRefused(
                register("{'signersRequirements':[{'authorities':['" + oid + "']}]}"),
                "One of the provided authority OIDs is in invalid format");
    }

    @Test
    void refusesSettingsThatAreNoObject() {
        assertRefused(
                world.post("/api", registration(cms(signer)).put("settings", "private")),
                "Invalid JSON request structure");
    }

    private JsonNode register(String settings) {
        return world.post("/api", registration(cms(signer), settings));
    }

    private JsonNode settings(String documentId) {
        return world.get("/api/" + documentId).get("settings");
    }
}
