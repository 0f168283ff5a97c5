package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.http.TlsIdentity;
import org.qoltanba.testkit.pki.TestIdentity;

/** The settings of organisations (contract sections 5.13 and 7.40 to 7.44). */
@Covers({"GET /api/organizationSettings", "POST /api/organizationSettings", "GET /api/organizationSettingsAudit"})
class OrganizationSettingsTest {

    private static final String BIN = "050540004455";
    private static final String PATH = "/api/organizationSettings";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity director = world.employee(BIN, Authority.FIRST_HEAD);
    private final SigexCaller head = SigexCaller.signedIn(world, director);

    @Test
    void anOrganizationBeginsWithNothing() {
        JsonNode settings = accepted(head.get(PATH));

        assertThat(settings.get("businessId").textValue()).isEqualTo("BIN" + BIN);
        assertThat(settings.get("tlsCertificatesList")).isEmpty();
        assertThat(settings.get("documentsAccess"))
                .isEqualTo(json("{'authorities':[],'tlsCertificatesIndices':[],'iins':[]}"));
        assertThat(settings.get("webhooks")).isEqualTo(json("{'urls':[]}"));
        assertThat(settings.get("modifiedAt").longValue()).isZero();
        assertThat(settings.get("dataArchiveQuota").longValue()).isEqualTo(1024L * 1024 * 1024);
        assertThat(settings.has("dataArchiveQuotaExpires")).isFalse();
    }

    @Test
    void settingsAreReplacedAsAWhole() throws InterruptedException {
        JsonNode all = json("{'documentsAccess':{'authorities':['1.2.398.3.3.4.1.2.5'],'iins':['IIN112233445566']},"
                + "'packagesList':{'authorities':['1.2.398.3.3.4.1.2.4']},"
                + "'webhooks':{'urls':['http://10.1.2.3:8080/hook']},'dataArchiveEnabled':true,"
                + "'dataArchiveContactEmail':'archive@example.kz','subscriptionContactEmail':'pay@example.kz'}");

        JsonNode changed = accepted(head.post(PATH, all));
        assertThat(changed.get("businessId").textValue()).isEqualTo("BIN" + BIN);
        assertThat(changed.get("modifiedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        JsonNode settings = accepted(head.get(PATH));
        assertThat(settings.get("documentsAccess").get("iins").get(0).textValue())
                .isEqualTo("IIN112233445566");
        assertThat(settings.get("packagesList").get("authorities")).hasSize(1);
        assertThat(settings.get("webhooks").get("urls")).hasSize(1);
        assertThat(settings.get("dataArchiveEnabled").booleanValue()).isTrue();

        accepted(head.post(PATH, object()));
        JsonNode replaced = accepted(head.get(PATH));
        assertThat(replaced.get("documentsAccess").get("iins")).isEmpty();
        assertThat(replaced.get("webhooks").get("urls")).isEmpty();
        assertThat(replaced.get("dataArchiveEnabled").booleanValue()).isFalse();
        assertThat(replaced.get("dataArchiveContactEmail").textValue()).isEmpty();
    }

    @Test
    void informationSystemsComeInByTheSettings() {
        TestInformationSystem system = system();
        ObjectNode settings = withCertificates(entry(system));
        settings.set("organizationSettings", json("{'tlsCertificatesIndices':[0]}"));

        assertRefused(SigexCaller.system(world, system).get(PATH), "Authentication required");
        accepted(head.post(PATH, settings));
        JsonNode read = accepted(SigexCaller.system(world, system).get(PATH));
        assertThat(read.get("tlsCertificatesList").get(0).get("body").textValue())
                .isEqualTo(system.certificatePem());
        assertThat(read.get("tlsCertificatesList").get(0).get("disabled").booleanValue())
                .isFalse();
    }

    @Test
    @Covers("TLS certificate used for authentication was disabled")
    void aDisabledCertificateIsShutOut() {
        TestInformationSystem system = system();
        ObjectNode settings = withCertificates(entry(system).put("disabled", true));
        settings.set("organizationSettings", json("{'tlsCertificatesIndices':[0]}"));
        accepted(head.post(PATH, settings));

        assertRefused(
                SigexCaller.system(world, system).get(PATH), "TLS certificate used for authentication was disabled");
        assertRefused(
                SigexCaller.system(world, system).get("/api/version"),
                "TLS certificate used for authentication was disabled");
    }

    @Test
    void onlyThePublicKeyOfACertificateCounts() {
        TestInformationSystem system = system();
        ObjectNode settings = withCertificates(entry(system));
        settings.set("documentsList", json("{'tlsCertificatesIndices':[0]}"));
        accepted(head.post(PATH, settings));

        TestInformationSystem sameKey = new TestInformationSystem(Certificates.another(system));
        assertThat(sameKey.certificate()).isNotEqualTo(system.certificate());
        accepted(SigexCaller.system(world, sameKey).get("/api?from=0&until=9&organization=true"));
    }

    @Test
    @Covers("One of the provided TLS certificates can not be used for authentication")
    void certificatesMustBeFitForSigningIn() throws NoSuchAlgorithmException {
        String unfit = "One of the provided TLS certificates can not be used for authentication";
        TestInformationSystem system = system();
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);

        assertRefused(head.post(PATH, withCertificates(object().put("body", "nonsense"))), unfit);
        assertRefused(head.post(PATH, withCertificates(object().put("body", system.privateKeyPem()))), unfit);
        assertRefused(
                head.post(PATH, withCertificates(object().put("body", Certificates.pem(weak.generateKeyPair())))),
                unfit);
        assertRefused(head.post(PATH, withCertificates(entry(system), entry(system))), unfit);
        world.sigex.organization(Bin.of("123456789012")).informationSystem();
        TestInformationSystem others =
                world.sigex.organization(Bin.of("123456789012")).informationSystem();
        assertRefused(head.post(PATH, withCertificates(entry(others))), unfit);
        assertRefused(head.post(PATH, withCertificates(object())), "Invalid JSON request structure");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'documentsList':{'tlsCertificatesIndices':[0]}} | Not enough TLS certificates",
                "{'documentsList':{'authorities':['1.3.6.1.5.5.7.3.4']}} | Not enough authorities",
                "{'documentsList':{'authorities':['first head']}}"
                        + "| One of the provided authority OIDs is in invalid format",
                "{'documentsList':{'iins':['112233445566']}} | One of the provided IINs is in invalid format",
                "{'webhooks':{'urls':['ftp://example.kz/']}} | One of the provided URL addresses is in invalid format",
                "{'webhooks':{'urls':['not an address']}} | One of the provided URL addresses is in invalid format",
                "{'subscriptionContactEmail':'nobody'}"
                        + "| One of the provided notification email addresses is in invalid format",
                "{'dataArchiveEnabled':true} | Invalid JSON request structure",
                "{'documentsList':{'iin':[]}} | Invalid JSON request structure",
                "{'businessId':'BIN050540004455'} | Invalid JSON request structure",
                "{'webhooks':['http://example.kz/']} | Invalid JSON request structure"
            })
    @Covers({
        "Not enough TLS certificates",
        "Not enough authorities",
        "One of the provided authority OIDs is in invalid format",
        "One of the provided URL addresses is in invalid format"
    })
    void refusesWhatIsNotAllowed(String settings, String message) {
        assertRefused(head.post(PATH, json(settings)), message);
        assertThat(head.get(PATH).get("modifiedAt").longValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[-1]", "[0,0]"})
    @Covers("One of the provided certificate indices is invalid")
    void indicesMustPointIntoTheList(String indices) {
        ObjectNode settings = withCertificates(entry(system()), entry(system()).put("description", "second"));
        settings.set("documentsList", json("{'tlsCertificatesIndices':" + indices.replace("[1]", "[2]") + "}"));

        assertRefused(head.post(PATH, settings), "One of the provided certificate indices is invalid");
    }

    @Test
    @Covers({"Invalid QR code logo format", "Invalid QR code logo resolution", "Invalid QR code logo size"})
    void logosMustBePicturesOfTheRightSize() {
        assertThat(accepted(head.post(PATH, branded("qrLogo", png(102, 102))))).isNotEmpty();
        assertRefused(head.post(PATH, branded("qrLogo", "not base64!")), "Invalid QR code logo format");
        assertRefused(head.post(PATH, branded("qrLogo", "AAAA")), "Invalid QR code logo format");
        assertRefused(head.post(PATH, branded("qrLogo", png(103, 102))), "Invalid QR code logo resolution");
        world.sigex.switches().limits().logo(10);
        assertRefused(head.post(PATH, branded("qrLogo", png(1, 1))), "Invalid QR code logo size");

        assertThat(accepted(head.post(PATH, branded("ddcLogo", png(200, 100))))).isNotEmpty();
        assertRefused(head.post(PATH, branded("ddcLogo", png(100, 200))), "Invalid JSON request structure");
    }

    @Test
    void textsMustBeThereInEveryLanguage() {
        ObjectNode complete = branded("qrOrganisationName", json("{'kk':'ЖШС','ru':'ТОО','en':'LLP'}"));
        accepted(head.post(PATH, complete));
        assertThat(head.get(PATH)
                        .get("tlsCertificatesList")
                        .get(0)
                        .get("settings")
                        .get("qrOrganisationName")
                        .get("en")
                        .textValue())
                .isEqualTo("LLP");
        assertRefused(
                head.post(PATH, branded("qrOrganisationName", json("{'kk':'ЖШС','ru':'ТОО'}"))),
                "Invalid JSON request structure");
        accepted(head.post(PATH, branded("ddcHowToVerifyStrings", json("{'kk':'а','ru':'б'}"))));
    }

    @Test
    void everyChangeIsNotedWithItsAuthor() throws InterruptedException {
        TestInformationSystem system = system();
        ObjectNode first = withCertificates(entry(system));
        first.set("organizationSettings", json("{'tlsCertificatesIndices':[0]}"));
        accepted(head.post(PATH, first));
        world.clock.advance(Duration.ofMinutes(1));
        accepted(SigexCaller.system(world, system).post(PATH, object()));

        JsonNode audit = accepted(head.get("/api/organizationSettingsAudit"));
        assertThat(audit.get("businessId").textValue()).isEqualTo("BIN" + BIN);
        assertThat(audit.get("eventsTotal").intValue()).isEqualTo(2);
        JsonNode byHead = audit.get("events").get(0);
        assertThat(byHead.get("eventId").longValue()).isEqualTo(1);
        assertThat(byHead.get("modifiedBy").textValue()).isEqualTo(SigexWorld.iin(director));
        assertThat(byHead.has("modifiedByDigest")).isFalse();
        assertThat(byHead.get("original").get("tlsCertificatesList")).isEmpty();
        assertThat(byHead.get("modified").get("tlsCertificatesList")).hasSize(1);
        JsonNode bySystem = audit.get("events").get(1);
        assertThat(bySystem.has("modifiedBy")).isFalse();
        assertThat(Base64.getDecoder().decode(bySystem.get("modifiedByDigest").textValue()))
                .hasSize(32);
        assertThat(bySystem.get("modifiedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());

        assertThat(head.get("/api/organizationSettingsAudit?lastEventId=1").get("events"))
                .hasSize(1);
        assertThat(head.get("/api/organizationSettingsAudit?lastEventId=2").get("events"))
                .isEmpty();
    }

    @Test
    @Covers({"User does not represent an organization", "Access denied"})
    void onlyThoseWithTheRightSeeAndChangeThem() {
        SigexCaller individual = SigexCaller.signedIn(world, world.individual());
        TestIdentity employee = world.employee(BIN);
        SigexCaller colleague = SigexCaller.signedIn(world, employee);
        for (String path : Set.of(PATH, "/api/organizationSettingsAudit", "/api/organizationSubscription")) {
            assertRefused(world.get(path), "Authentication required");
            assertRefused(individual.get(path), "User does not represent an organization");
            assertRefused(colleague.get(path), "Access denied");
        }
        assertRefused(colleague.post(PATH, object()), "Access denied");

        ObjectNode settings = object();
        settings.putObject("organizationSettings").putArray("iins").add(SigexWorld.iin(employee));
        accepted(head.post(PATH, settings));
        accepted(colleague.get(PATH));
    }

    @Test
    @Covers("GET /api/organizationPermissions")
    void permissionsAreThoseOfTheCaller() {
        accepted(head.post(PATH, json("{'documentsList':{'authorities':['1.2.398.3.3.4.1.2.5']}}")));

        assertThat(head.get("/api/organizationPermissions"))
                .isEqualTo(json("{'documentsAccess':true,'documentsList':true,'documentsSettings':true,"
                        + "'organizationSettings':true,'packagesAccess':true,'packagesList':true,"
                        + "'packagesSettings':true}"));
        JsonNode employee = SigexCaller.signedIn(world, world.employee(BIN)).get("/api/organizationPermissions");
        assertThat(employee.get("documentsList").booleanValue()).isTrue();
        assertThat(employee.get("documentsAccess").booleanValue()).isFalse();
        assertRefused(
                SigexCaller.signedIn(world, world.individual()).get("/api/organizationPermissions"),
                "User does not represent an organization");
        assertRefused(world.get("/api/organizationPermissions"), "Authentication required");
    }

    @Test
    @Covers("GET /api/organizationSubscription")
    void theSubscriptionHasAPlanAndFeatures() {
        assertThat(head.get("/api/organizationSubscription"))
                .isEqualTo(json("{'name':'Basic','expires':0,'features':["
                        + "{'name':'packages','enabled':false},{'name':'preregistration','enabled':false}]}"));

        world.sigex
                .organization(Bin.of(BIN))
                .largeBusiness()
                .feature("branding", true)
                .subscribedFor(Duration.ofDays(30));
        accepted(head.post(PATH, object().put("subscriptionContactEmail", "pay@example.kz")));
        JsonNode subscription = head.get("/api/organizationSubscription");
        assertThat(subscription.get("name").textValue()).isEqualTo("Large business");
        assertThat(subscription.get("contactEmail").textValue()).isEqualTo("pay@example.kz");
        assertThat(subscription.get("expires").longValue())
                .isEqualTo(world.clock.now().plus(Duration.ofDays(30)).toEpochMilli());
        assertThat(subscription.get("features")).hasSize(3);
    }

    private static TestInformationSystem system() {
        return new TestInformationSystem(TlsIdentity.selfSigned("Self signed #1", new SecureRandom()));
    }

    private static ObjectNode entry(TestInformationSystem system) {
        return object().put("description", "1C").put("body", system.certificatePem());
    }

    private static ObjectNode withCertificates(ObjectNode... entries) {
        ObjectNode settings = object();
        ArrayNode list = settings.putArray("tlsCertificatesList");
        for (ObjectNode entry : entries) {
            list.add(entry);
        }
        return settings;
    }

    private static ObjectNode branded(String name, String value) {
        ObjectNode entry = entry(system());
        entry.putObject("settings").put(name, value);
        return withCertificates(entry);
    }

    private static ObjectNode branded(String name, JsonNode value) {
        ObjectNode entry = entry(system());
        entry.putObject("settings").set(name, value);
        return withCertificates(entry);
    }

    /** A black picture. */
    private static String png(int width, int height) {
        return Base64.getEncoder().encodeToString(Pictures.png(width, height));
    }
}
