package org.qoltanba.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.CloudKey;
import org.qoltanba.testkit.dss.DssUser;
import org.qoltanba.testkit.dss.OAuthClient;
import org.qoltanba.testkit.dss.OfflinePicture;
import org.qoltanba.testkit.fault.FaultException;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.pki.IdentityRequest;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrCode;
import org.qoltanba.testkit.scenario.WorldFileException.Problem;
import org.qoltanba.testkit.sigex.FakeOrganization;
import org.qoltanba.testkit.sigex.TestInformationSystem;
import org.qoltanba.testkit.text.Constants;

/** Brings what files say into one world. */
final class Stage {

    private static final int PIXELS_PER_MODULE = 6;

    private final FakeServices world;
    private final Map<String, TestIdentity> people = new LinkedHashMap<>();
    private final Map<String, TestInformationSystem> informationSystems = new LinkedHashMap<>();
    private final List<String> users = new ArrayList<>();

    Stage(FakeServices world) {
        this.world = world;
        world.dss()
                .drawsOfflinePictures(text -> new OfflinePicture(
                        "image/png", QrCode.of(text).picture(PIXELS_PER_MODULE).png()));
    }

    Scene scene() {
        return new Scene(people, informationSystems, users);
    }

    void arrange(WorldFileWire file) {
        orEmpty(file.people()).forEach(this::person);
        orEmpty(file.organizations()).forEach(this::organization);
        orEmpty(file.clients()).forEach(this::client);
        orEmpty(file.users()).forEach(this::user);
        Map<String, Map<String, JsonNode>> switches = file.switches();
        if (switches != null) {
            switches.forEach(this::switches);
        }
        orEmpty(file.faults()).forEach(this::fault);
    }

    private void person(WorldFileWire.PersonWire person) {
        String name = required(person.name(), "people.name");
        if (people.containsKey(name)) {
            throw new WorldFileException(Problem.DUPLICATE_PERSON, null, name);
        }
        IdentityRequest request = world.pki().identity(Iin.of(number(person.iin(), "people.iin")));
        String bin = person.bin();
        if (bin != null) {
            Authority[] roles = orEmpty(person.authorities()).stream()
                    .map(role -> constant("people.authorities", Authority.class, role))
                    .toArray(Authority[]::new);
            request.employedBy(Bin.of(number(bin, "people.bin")), roles);
        }
        ifGiven(person.organization(), request::organization);
        ifGiven(person.email(), request::email);
        ifGiven(person.algorithm(), kind -> request.algorithm(constant("people.algorithm", KeyAlgorithm.class, kind)));
        String surname = person.surname();
        if (surname != null) {
            request.named(
                    surname,
                    Objects.requireNonNullElse(person.givenName(), ""),
                    Objects.requireNonNullElse(person.patronymic(), ""));
        }
        ifGiven(person.certificate(), state -> certificate(request, state));
        people.put(name, request.issue());
    }

    private static String number(@Nullable String value, String where) {
        String digits = required(value, where);
        if (!digits.matches("[0-9]{12}")) {
            throw new WorldFileException(Problem.NOT_TWELVE_DIGITS, null, where, digits);
        }
        return digits;
    }

    private static <T> T constant(String where, Class<T> type, String name) {
        if (!Constants.names(type).contains(name)) {
            throw new WorldFileException(Problem.ONE_OF, null, where, name, String.join(", ", Constants.names(type)));
        }
        return Constants.named(type, name);
    }

    private static void certificate(IdentityRequest request, String state) {
        switch (state) {
            case "valid" -> {}
            case "expired" -> request.expired();
            case "not-yet-valid" -> request.notYetValid();
            case "revoked" -> request.revoked();
            case "authentication-only" -> request.authenticationOnly();
            default ->
                throw new WorldFileException(
                        Problem.ONE_OF,
                        null,
                        "people.certificate",
                        state,
                        "valid, expired, not-yet-valid, revoked, authentication-only");
        }
    }

    private void organization(WorldFileWire.OrganizationWire wire) {
        Bin bin = Bin.of(number(wire.bin(), "organizations.bin"));
        FakeOrganization organization = world.sigex().organization(bin);
        if (Boolean.TRUE.equals(wire.largeBusiness())) {
            organization.largeBusiness();
        }
        if (Boolean.TRUE.equals(wire.informationSystem())) {
            informationSystems.put(bin.prefixed(), organization.informationSystem());
        }
        orEmpty(wire.webhooks())
                .forEach(receiver -> organization.webhook(value("organizations.webhooks", () -> URI.create(receiver))));
        ifGiven(wire.archiving(), organization::archiving);
    }

    private void client(WorldFileWire.ClientWire wire) {
        OAuthClient client = world.dss().client(required(wire.id(), "clients.id"));
        ifGiven(wire.secret(), secret -> value("clients.secret", () -> client.secret(secret)));
        if (Boolean.TRUE.equals(wire.service())) {
            if (wire.secret() == null) {
                throw new WorldFileException(Problem.NOT_GIVEN, null, "clients.secret");
            }
            client.service();
        }
    }

    private void user(WorldFileWire.UserWire wire) {
        String login = required(wire.login(), "users.login");
        DssUser user = world.dss().user(login);
        ifGiven(wire.password(), password -> value("users.password", () -> user.password(password)));
        for (String name : orEmpty(wire.keys())) {
            TestIdentity identity = people.get(name);
            if (identity == null) {
                throw new WorldFileException(
                        Problem.UNKNOWN_PERSON,
                        null,
                        "users." + login + ".keys",
                        name,
                        String.join(", ", people.keySet()));
            }
            CloudKey key = value("users.keys", () -> user.owns(identity));
            ifGiven(wire.pin(), pin -> value("users.pin", () -> key.pin(pin)));
        }
        phone(login, user, Objects.requireNonNullElse(wire.phone(), "asks"));
        users.add(login);
    }

    private void phone(String login, DssUser user, String habit) {
        switch (habit) {
            case "asks" -> world.phone(login);
            case "confirms" -> world.phone(login).answersEach(PhoneAnswer.CONFIRM);
            case "declines" -> world.phone(login).answersEach(PhoneAnswer.DECLINE);
            case "none" -> user.withoutPhone();
            default ->
                throw new WorldFileException(
                        Problem.ONE_OF, null, "users.phone", habit, "asks, confirms, declines, none");
        }
    }

    private void switches(String service, Map<String, JsonNode> values) {
        SwitchBoard board = switch (service) {
            case "sigex" -> new SwitchBoard(world.sigex().switches());
            case "dss" -> new SwitchBoard(world.dss().switches());
            default -> throw new WorldFileException(Problem.ONE_OF, null, "switches", service, "sigex, dss");
        };
        values.forEach((name, value) -> {
            if (!board.has(name)) {
                throw new WorldFileException(
                        Problem.UNKNOWN_SWITCH, null, service, name, String.join(", ", board.names()));
            }
            value("switches." + service + "." + name, () -> {
                board.set(name, value);
                return name;
            });
        });
    }

    private void fault(String text) {
        try {
            world.fault(text);
        } catch (FaultException malformed) {
            throw new WorldFileException(Problem.BAD_FAULT, malformed, text, malformed.message(Locale.ENGLISH));
        }
    }

    private static <T> T value(String where, Supplier<T> read) {
        try {
            return read.get();
        } catch (WorldFileException known) {
            throw known;
        } catch (IllegalArgumentException unfit) {
            throw new WorldFileException(
                    Problem.BAD_VALUE, unfit, where, Objects.requireNonNullElse(unfit.getMessage(), ""));
        }
    }

    private static String required(@Nullable String value, String where) {
        if (value == null || value.isEmpty()) {
            throw new WorldFileException(Problem.NOT_GIVEN, null, where);
        }
        return value;
    }

    private static void ifGiven(@Nullable String value, Consumer<String> use) {
        if (value != null) {
            use.accept(value);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
