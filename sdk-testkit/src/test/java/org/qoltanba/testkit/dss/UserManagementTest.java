package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.phone.FakePhone;

/** Contract section 13: an operator creates users and binds their devices. */
class UserManagementTest {

    private static final String ROOT = "/STS/ums/user";
    private static final String NUMBER = "+79990000000";
    private static final String CONTACT = "{'UserContactInfo':'" + NUMBER + "','UserContactInfoType':'PhoneNumber'}";

    private final DssWorld world = new DssWorld();
    private final DssBindingSwitches switches = world.dss.switches().bindings();
    private final RawCalls operator;

    UserManagementTest() {
        world.dss.user("admin").operator();
        operator = new RawCalls(world.dss.routes(), world.signIn("admin"));
    }

    private String created(String login) {
        JsonNode id = ok(operator.post(ROOT, "{'Login':'" + login + "'}"));
        assertThat(id.isTextual()).isTrue();
        return id.textValue();
    }

    private void done(String path, String body) {
        assertThat(operator.post(ROOT + "/" + path, body).status()).isEqualTo(200);
    }

    /** A user who can sign in and has nothing to confirm with. */
    private String petrov() {
        String id = created("petrov");
        done(id + "/authmethod/idonly", "");
        return id;
    }

    private JsonNode mobile(String id) {
        return ok(operator.post(ROOT + "/" + id + "/mobileauth", CONTACT));
    }

    private JsonNode myDss(String id) {
        return ok(operator.post(ROOT + "/" + id + "/mydss/init", ""));
    }

    private static Bytes picture(JsonNode binding) {
        return Bytes.fromBase64(binding.get("QrCode").textValue());
    }

    private FakePhone samsung() {
        return world.phones.of("samsung");
    }

    private String code() {
        return world.phones.of(NUMBER).lastSms().code();
    }

    @Test
    void aUserIsCreatedBareAndSignsInWhenAllowedTo() {
        String id = created("petrov");

        world.token("grant_type=password&username=petrov&password=&resource=" + DssWorld.RESOURCE)
                .assertRefused("invalid_grant");
        done(id + "/authmethod/idonly", "");
        assertThat(world.signIn("petrov")).isNotEmpty();
        assertThat(id).isEqualTo(world.dss.user("petrov").id());
    }

    @Test
    @Covers({"POST /STS/ums/user", "wrong_operation"})
    void loginsAreUniqueAndThere() {
        created("petrov");

        assertRefused(operator.post(ROOT, "{'Login':'petrov'}"), "wrong_operation");
        assertRefused(operator.post(ROOT, "{'Login':'ivanov'}"), "wrong_operation");
        assertRefused(operator.post(ROOT, "{'Login':' '}"), "invalid_request");
        assertRefused(operator.post(ROOT, "{}"), "invalid_request");
    }

    @Test
    @Covers({"GET /STS/ums/user/{id}/operationpolicy", "POST /STS/ums/user"})
    void onlyOperatorsManageUsers() {
        RawCalls user = new RawCalls(world.dss.routes(), world.signIn());
        String id = world.ivanov.id();

        for (String path : new String[] {
            "",
            "/" + id + "/authmethod/idonly",
            "/" + id + "/mobileauth",
            "/" + id + "/authmethod/MobileAuth",
            "/" + id + "/mydss/init",
            "/" + id + "/authmethod/mydss",
            "/" + id + "/operationpolicy"
        }) {
            assertThat(user.post(ROOT + path, "{}").status()).as(path).isEqualTo(403);
        }
        assertThat(user.get(ROOT + "/" + id + "/operationpolicy").status()).isEqualTo(403);
        assertThat(new RawCalls(world.dss.routes(), "none").post(ROOT, "{}").status())
                .isEqualTo(401);
    }

    @Test
    void aPhoneThatScansTheCodeConfirmsForTheUser() {
        String id = petrov();
        JsonNode binding = mobile(id);
        assertThat(binding.get("ExternalUserId").textValue()).isNotEmpty();
        assertThat(binding.get("keyExpirationTime").longValue())
                .isEqualTo(world.clock.now().plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(binding).hasSize(3);
        samsung().scan(picture(binding), code());
        done(id + "/authmethod/MobileAuth", "");

        assertThat(confirmedBy(samsung())).isTrue();
        assertThat(world.phones.of("petrov").pending()).isEmpty();
    }

    /** Lets petrov sign something and looks whether a phone shows it; if so, it is confirmed. */
    private boolean confirmedBy(FakePhone phone) {
        DssUser petrov = world.dss.user("petrov");
        if (petrov.keys().isEmpty()) {
            petrov.owns(14, world.individual());
        }
        String token = world.signIn("petrov");
        String refId = world.opened(token, "CertificateID", "14");
        if (phone.pending().isEmpty()) {
            world.dss.expire(refId);
            return false;
        }
        phone.confirm();
        return world.poll(token, refId).json().get("IsFinal").booleanValue();
    }

    @Test
    void scanningMayComeAfterAssigning() {
        String id = petrov();
        JsonNode binding = mobile(id);
        done(id + "/authmethod/MobileAuth", "");
        assertThat(confirmedBy(samsung())).as("nobody has scanned the code yet").isFalse();

        samsung().scan(picture(binding), code());
        assertThat(confirmedBy(samsung())).isTrue();
    }

    @Test
    void scanningAloneIsNotEnough() {
        String id = petrov();
        samsung().scan(picture(mobile(id)), code());

        world.dss.user("petrov").owns(14, world.individual());
        assertThat(world.create(world.signIn("petrov"), DssWorld.transaction("CertificateID", "14"))
                        .status())
                .as("no second factor is assigned")
                .isEqualTo(403);
    }

    @Test
    @Covers({"POST /STS/ums/user/{id}/authmethod/MobileAuth", "POST /STS/ums/user/{id}/authmethod/mydss"})
    void withoutABindingThereIsNothingToAssign() {
        String id = petrov();
        assertRefused(operator.post(ROOT + "/" + id + "/authmethod/MobileAuth", ""), "wrong_operation");
        assertRefused(operator.post(ROOT + "/" + id + "/authmethod/mydss", "{'Kid':'none'}"), "wrong_operation");
        assertRefused(operator.post(ROOT + "/" + id + "/authmethod/mydss", "{}"), "wrong_operation");

        switches.scannedFirst(true);
        JsonNode binding = mobile(id);
        assertRefused(operator.post(ROOT + "/" + id + "/authmethod/MobileAuth", ""), "wrong_operation");
        samsung().scan(picture(binding), code());
        done(id + "/authmethod/MobileAuth", "");
    }

    @Test
    void anotherCodeReplacesTheOne() {
        String id = petrov();
        Bytes first = picture(mobile(id));
        String firstCode = code();
        JsonNode second = mobile(id);

        assertThatIllegalStateException()
                .isThrownBy(() -> samsung().scan(first, firstCode))
                .withMessageContaining("replaced");
        samsung().scan(picture(second), code());
        done(id + "/authmethod/MobileAuth", "");
        assertThat(confirmedBy(samsung())).isTrue();
    }

    @Test
    void aNewPhoneTakesTheOldOnesPlace() {
        String id = petrov();
        samsung().scan(picture(mobile(id)), code());
        done(id + "/authmethod/MobileAuth", "");
        FakePhone next = world.phones.of("pixel");
        next.scan(picture(mobile(id)), code());
        done(id + "/authmethod/MobileAuth", "");

        assertThat(confirmedBy(samsung())).isFalse();
        assertThat(confirmedBy(next)).isTrue();
    }

    @Test
    void aCodeIsScannedOnceInTimeAndWithItsActivationCode() throws InterruptedException {
        switches.qrLifetime(Duration.ofMinutes(3)).activationCodeLength(8);
        String id = petrov();
        Bytes code = picture(mobile(id));
        assertThat(code()).hasSize(8);
        assertThatIllegalStateException()
                .isThrownBy(() -> samsung().scan(code, "00000000"))
                .withMessageContaining("activation code");
        assertThatIllegalStateException().isThrownBy(() -> samsung().scan(code));
        samsung().scan(code, code());
        assertThatIllegalStateException()
                .isThrownBy(() -> samsung().scan(code, code()))
                .withMessageContaining("already");

        Bytes late = picture(mobile(id));
        world.clock.advance(Duration.ofMinutes(3));
        assertThatIllegalStateException()
                .isThrownBy(() -> samsung().scan(late, code()))
                .withMessageContaining("expired");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> samsung().scan("https://example.org/", "1"))
                .withMessageContaining("QrCode");
    }

    @Test
    @Covers("POST /STS/ums/user/{id}/mobileauth")
    void theActivationCodeGoesWhereTheContactSays() {
        String id = petrov();
        ok(operator.post(
                ROOT + "/" + id + "/mobileauth",
                "{'UserContactInfo':'petrov@example.ru','UserContactInfoType':'Email'}"));

        assertThat(world.mailboxes.of("petrov@example.ru").last().text()).containsPattern("[0-9]{6}");
        assertThat(world.phones.of(NUMBER).messages()).isEmpty();
    }

    @Test
    @Covers({"contact_confirmation_required", "invalid_phone"})
    void contactsAreChecked() {
        String path = ROOT + "/" + petrov() + "/mobileauth";

        assertRefused(
                operator.post(path, "{'UserContactInfo':'12','UserContactInfoType':'PhoneNumber'}"), "invalid_phone");
        assertRefused(operator.post(path, "{'UserContactInfoType':'PhoneNumber'}"), "invalid_phone");
        assertRefused(
                operator.post(path, "{'UserContactInfo':'nobody','UserContactInfoType':'Email'}"), "invalid_request");
        assertRefused(
                operator.post(path, "{'UserContactInfo':'" + NUMBER + "','UserContactInfoType':'Pigeon'}"),
                "invalid_request");
        switches.contactConfirmationRequired(true);
        assertRefused(operator.post(path, CONTACT), "contact_confirmation_required");
    }

    @Test
    @Covers({"GET /STS/ums/user/{id}/operationpolicy", "user_not_found"})
    void unknownUsersAreNotFound() {
        for (String path :
                new String[] {"authmethod/idonly", "authmethod/MobileAuth", "mydss/init", "operationpolicy"}) {
            assertRefused(operator.post(ROOT + "/nobody/" + path, "[]"), "user_not_found");
        }
        assertRefused(operator.post(ROOT + "/nobody/mobileauth", CONTACT), "user_not_found");
        assertRefused(operator.post(ROOT + "/nobody/authmethod/mydss", "{}"), "user_not_found");
        assertRefused(operator.get(ROOT + "/nobody/operationpolicy"), "user_not_found");
    }

    @Test
    void devicesOfTheSecondGenerationAreAChoiceWhenThereAreSeveral() {
        String id = petrov();
        for (String phone : new String[] {"samsung", "pixel"}) {
            JsonNode binding = myDss(id);
            assertThat(binding).hasSize(2);
            world.phones.of(phone).scan(picture(binding));
            done(
                    id + "/authmethod/mydss",
                    "{'Kid':'" + binding.at("/KeyInfo/Kid").textValue() + "'}");
        }
        DssUser petrov = world.dss.user("petrov");

        assertThat(petrov.ways()).hasSize(2).allMatch(way -> way.method() == ConfirmationMethod.MYDSS);
        assertThat(petrov.ways())
                .extracting(petrov::phone)
                .flatExtracting(phone -> phone.stream().toList())
                .containsExactly("samsung", "pixel");
        assertThat(petrov.ways().get(0).refId()).contains("/mydss?");
    }

    @Test
    @Covers({"POST /STS/ums/user/{id}/authmethod/mydss", "wrong_operation"})
    void aKeyIsTheUsersItWasMadeFor() {
        String other = created("sidorov");
        String kid = myDss(petrov()).at("/KeyInfo/Kid").textValue();

        assertRefused(
                operator.post(ROOT + "/" + other + "/authmethod/mydss", "{'Kid':'" + kid + "'}"), "wrong_operation");
    }

    @Test
    void theCodeMayComeAsText() {
        switches.qrAsText(true);
        String id = petrov();
        JsonNode binding = mobile(id);
        samsung().scan(binding.get("QrCode").textValue(), code());
        done(id + "/authmethod/MobileAuth", "");

        assertThat(confirmedBy(samsung())).isTrue();
    }

    @Test
    @Covers("wrong_operation")
    void saysWhichOperationsNeedConfirmation() {
        String path = ROOT + "/" + world.ivanov.id() + "/operationpolicy";
        JsonNode before = ok(operator.get(path));
        assertThat(before).contains(DssWorld.json("{'Action':2,'ConfirmationRequired':true}"));

        JsonNode after = ok(operator.post(path, "[{'Action':2,'ConfirmationRequired':false}]"));
        assertThat(after).hasSameSizeAs(before).contains(DssWorld.json("{'Action':2,'ConfirmationRequired':false}"));
        assertThat(ok(operator.get(path))).isEqualTo(after);
        assertThat(after).contains(DssWorld.json("{'Action':4,'ConfirmationRequired':true}"));
        assertRefused(operator.post(path, "[{'Action':3,'ConfirmationRequired':false}]"), "wrong_operation");
        assertRefused(operator.post(path, "[{'Action':2}]"), "invalid_request");
        assertRefused(operator.post(path, "[null]"), "invalid_request");
        assertThat(ok(operator.get(path))).isEqualTo(after);
    }

    @Test
    void refusesSwitchesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> switches.activationCodeLength(3));
        assertThatIllegalArgumentException().isThrownBy(() -> switches.activationCodeLength(19));
        assertThatIllegalArgumentException().isThrownBy(() -> switches.qrLifetime(Duration.ZERO));
    }
}
