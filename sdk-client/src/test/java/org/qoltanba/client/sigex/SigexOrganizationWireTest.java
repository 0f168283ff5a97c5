package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.AccessBlock;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.ExternalService;
import org.qoltanba.api.sigex.InformationSystem;
import org.qoltanba.api.sigex.InvalidSettingsException;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.api.sigex.LocalizedText;
import org.qoltanba.api.sigex.NormalizedId;
import org.qoltanba.api.sigex.OrganizationRight;
import org.qoltanba.api.sigex.OrganizationSettings;
import org.qoltanba.api.sigex.ServiceVersion;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexDictionary;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** An organisation, its documents, and what the service tells of itself, as they go over the wire. */
class SigexOrganizationWireTest {

    private static final String READ = "GET /api/organizationSettings";
    private static final String SAVE = "POST /api/organizationSettings";
    private static final String LIST = "GET /api";
    private static final String NOBODY = "{'authorities':[],'tlsCertificatesIndices':[],'iins':[]}";
    private static final String STORED = "{'businessId':'BIN123456789012','tlsCertificatesList':["
            + "{'description':'ERP','body':'PEM A','disabled':false,'settings':{'ddcHowToVerifyStrings':"
            + "{'kk':'k','ru':'r'},'ddcLogoDisable':true,'voice':'loud'},'colour':'red'},"
            + "{'description':'CRM','body':'PEM B','disabled':true,'settings':{}}],"
            + "'documentsAccess':{'authorities':['1.2.398.3.3.4.1.2.5'],'tlsCertificatesIndices':[0,1],"
            + "'iins':['IIN800101300123'],'since':3},"
            + "'invoicesAccess':{'authorities':[],'tlsCertificatesIndices':[1],'iins':[]},"
            + "'webhooks':{'urls':['https://10.0.0.1/hook'],'secret':'s'},'modifiedAt':5,'dataArchiveEnabled':true,"
            + "'dataArchiveQuota':1000,'dataArchiveUsage':1,'dataArchiveContactEmail':'it@example.kz',"
            + "'subscriptionContactEmail':'boss@example.kz','mood':{'today':'good'}}";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String refusal(String message) {
        return "{'message':'" + message + "','requestID':1570108542768139099}";
    }

    @Test
    @Covers("GET /api/organizationSettings")
    void settingsNameTheSystemsThemselves() {
        server.on(READ, STORED);

        OrganizationSettings settings = sigex.organization().settings();

        assertThat(settings.organization()).isEqualTo(Bin.of("123456789012"));
        assertThat(settings.informationSystems())
                .extracting(InformationSystem::name, InformationSystem::isEnabled)
                .containsExactly(tuple("ERP", true), tuple("CRM", false));
        assertThat(settings.informationSystems().get(0).branding().isWithoutCardLogo())
                .isTrue();
        assertThat(settings.access(OrganizationRight.DOCUMENTS_ACCESS))
                .isEqualTo(new AccessBlock(
                        Set.of(Authority.EMPLOYEE), Set.of(Iin.of("800101300123")), settings.informationSystems()));
        assertThat(settings.access(OrganizationRight.of("invoicesAccess")).informationSystems())
                .extracting(InformationSystem::name)
                .containsExactly("CRM");
        assertThat(settings.access(OrganizationRight.PACKAGES_LIST)).isEqualTo(AccessBlock.NOBODY);
        assertThat(settings.webhooks()).containsExactly(URI.create("https://10.0.0.1/hook"));
        assertThat(settings.archive().quota()).isEqualTo(1000);
        assertThat(settings.subscriptionContactEmail()).isEqualTo("boss@example.kz");
        assertThat(settings.modifiedAt()).contains(Instant.ofEpochMilli(5));
    }

    @Test
    @Covers("POST /api/organizationSettings")
    void takingASystemAwayCountsThePlacesAnewAndKeepsAllElse() {
        server.on(READ, STORED).on(SAVE, "{'businessId':'BIN123456789012','modifiedAt':6}");

        OrganizationSettings changed = sigex.organization()
                .change(settings -> settings.withoutInformationSystem(
                        settings.informationSystems().get(0)));

        assertThat(changed.modifiedAt()).contains(Instant.ofEpochMilli(6));
        assertThat(server.bodies(SAVE))
                .containsExactly(
                        ("{'invoicesAccess':{'authorities':[],'tlsCertificatesIndices':[0],'iins':[]},'mood':{'today':'good'},'tlsCertificatesList':[{'description':'CRM','body':'PEM B',"
                                        + "'disabled':true,'settings':{}}],"
                                        + "'documentsAccess':{'since':3,'authorities':['1.2.398.3.3.4.1.2.5'],"
                                        + "'tlsCertificatesIndices':[0],'iins':['IIN800101300123']},"
                                        + "'documentsList':" + NOBODY + ",'documentsSettings':" + NOBODY
                                        + ",'packagesAccess':"
                                        + NOBODY + ",'packagesList':" + NOBODY + ",'packagesSettings':" + NOBODY
                                        + ",'organizationSettings':" + NOBODY
                                        + ",'webhooks':{'secret':'s','urls':['https://10.0.0.1/hook']},'dataArchiveEnabled':true,"
                                        + "'dataArchiveContactEmail':'it@example.kz','subscriptionContactEmail':'boss@example.kz'}")
                                .replace('\'', '"'));
    }

    @Test
    void renamingASystemKeepsWhatItShowsAndWhatIsNotUnderstood() {
        server.on(READ, STORED).on(SAVE, "{'businessId':'BIN123456789012','modifiedAt':6}");

        sigex.organization()
                .change(settings -> settings.withInformationSystem(
                        settings.informationSystems().get(0).withName("Warehouse")));

        assertThat(server.bodies(SAVE))
                .singleElement()
                .asString()
                .contains(("{'colour':'red','description':'Warehouse','body':'PEM A','disabled':false,'settings':"
                                + "{'voice':'loud','ddcHowToVerifyStrings':{'ru':'r','kk':'k'},'ddcLogoDisable':true}}")
                        .replace('\'', '"'));
    }

    @Test
    void aLostAnswerToAChangeOfRightsIsSettledByReading() {
        server.on(READ, STORED).on(READ, STORED.replace("boss@", "new@")).losesAnswer(SAVE);

        OrganizationSettings changed =
                sigex.organization().change(settings -> settings.withSubscriptionContactEmail("new@example.kz"));

        assertThat(changed.subscriptionContactEmail()).isEqualTo("new@example.kz");
        assertThat(server.requests(SAVE)).hasSize(1);
    }

    @Test
    void aRightThatPointsNowhereIsNotRepaired() {
        server.on(READ, STORED.replace("'tlsCertificatesIndices':[0,1]", "'tlsCertificatesIndices':[0,2]"));

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> sigex.organization().settings())
                .withMessageContaining("breaks the contract");
    }

    @Test
    @Covers({"Not enough authorities", "One of the provided URL addresses is in invalid format"})
    void settingsTheServiceDoesNotTakeSayWhichAreMeant() {
        server.on(READ, STORED)
                .on(SAVE, refusal("Not enough authorities"))
                .on(SAVE, refusal("One of the provided URL addresses is in invalid format"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> sigex.organization().change(settings -> settings.withWebhooks(List.of())))
                .withMessageContaining("at least one authority");
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> sigex.organization().change(settings -> settings.withWebhooks(List.of())))
                .withMessageContaining("webhooks");
    }

    @Test
    @Covers({
        "GET /api/organizationPermissions",
        "GET /api/organizationSubscription",
        "GET /api/organizationSettingsAudit",
        "User does not represent an organization"
    })
    void rightsSubscriptionAndJournal() {
        server.on(
                        "GET /api/organizationPermissions",
                        "{'documentsAccess':true,'documentsList':false,'invoicesAccess':true}")
                .on(
                        "GET /api/organizationSubscription",
                        "{'name':'Large','expires':0,'features':[{'name':'a','enabled':true},{'name':'b','enabled':false}]}")
                .on("GET /api/organizationSubscription", refusal("User does not represent an organization"))
                .on(
                        "GET /api/organizationSettingsAudit",
                        "{'businessId':'BIN123456789012','eventsTotal':1,'events':[{'eventId':4,'modifiedAt':8,"
                                + "'modifiedByDigest':'ab12','original':" + STORED + ",'modified':" + STORED + "}]}")
                .on("GET /api/organizationSettingsAudit", "{'eventsTotal':1,'events':[]}");

        assertThat(sigex.organization().permissions().granted())
                .containsExactlyInAnyOrder(OrganizationRight.DOCUMENTS_ACCESS, OrganizationRight.of("invoicesAccess"));
        assertThat(sigex.organization().subscription()).satisfies(subscription -> {
            assertThat(subscription.plan()).isEqualTo("Large");
            assertThat(subscription.expires()).isEmpty();
            assertThat(subscription.features().keySet()).containsExactly("a", "b");
            assertThat(subscription.includes("b")).isFalse();
        });
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> sigex.organization().subscription())
                .withMessageContaining("employee");
        assertThat(sigex.organization().settingsAudit().stream())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.eventId()).isEqualTo(4);
                    assertThat(event.modifiedByDigest()).contains("ab12");
                    assertThat(event.modifiedBy()).isEmpty();
                });
    }

    private static String listed(String id, long storedAt) {
        return "{'documentId':'" + id + "','storedAt':" + storedAt
                + ",'title':'t','description':'','dataArchived':true,'signedDataSize':7,'signaturesTotal':2}";
    }

    private static final DocumentQuery QUERY =
            DocumentQuery.storedBetween(Instant.ofEpochMilli(100), Instant.ofEpochMilli(1000));

    @Test
    @Covers("GET /api")
    void documentsAreListedPageByPageAsTheyAreAskedFor() {
        server.on(
                        LIST,
                        "{'documentsTotal':3,'documents':[" + listed("Doc0000c", 900) + "," + listed("Doc0000b", 800)
                                + "]}")
                .on(LIST, "{'documentsTotal':3,'documents':[" + listed("Doc0000a", 700) + "]}")
                .on(LIST, "{'documentsTotal':3,'documents':[]}");

        List<ListedDocument> first = sigex
                .documents(QUERY.ofOrganization().notArchived().matching("contract"))
                .stream()
                .limit(2)
                .toList();

        assertThat(server.requests(LIST))
                .hasSize(1)
                .first()
                .satisfies(request -> assertThat(request.getUrl().query())
                        .isEqualTo("from=100&until=1000&organization=true&dataArchived=false&searchQuery=contract"));
        assertThat(first)
                .extracting(ListedDocument::id)
                .containsExactly(DocumentId.of("Doc0000c"), DocumentId.of("Doc0000b"));
        assertThat(first.get(0)).satisfies(document -> {
            assertThat(document.storedAt()).isEqualTo(Instant.ofEpochMilli(900));
            assertThat(document.isArchived()).isTrue();
            assertThat(document.size()).isEqualTo(7);
            assertThat(document.signaturesTotal()).isEqualTo(2);
            assertThat(document.signatures()).isEmpty();
            assertThat(document.registrator()).isEqualTo(Optional.empty());
            assertThat(document.document().id()).isEqualTo(document.id());
        });
    }

    @Test
    void aListEndsWithAnEmptyPage() {
        server.on(LIST, "{'documentsTotal':2,'documents':[" + listed("Doc0000b", 800) + "]}")
                .on(LIST, "{'documentsTotal':2,'documents':[" + listed("Doc0000a", 700) + "]}")
                .on(LIST, "{'documentsTotal':2,'documents':[]}");

        assertThat(sigex.documents(QUERY).all(2)).hasSize(2);
        assertThat(server.requests(LIST))
                .extracting(request -> request.getUrl().queryParameter("until"))
                .containsExactly("1000", "800", "700");
    }

    @Test
    void moreThanAllowedIsNotCollected() {
        server.on(LIST, "{'documents':[" + listed("Doc0000b", 800) + "," + listed("Doc0000a", 700) + "]}");

        assertThatIllegalStateException()
                .isThrownBy(() -> sigex.documents(QUERY).all(1))
                .withMessageContaining("stream()");
    }

    @Test
    void aServiceThatRepeatsItselfIsNotFollowed() {
        server.on(LIST, "{'documents':[" + listed("Doc0000b", 800) + "]}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> sigex.documents(QUERY).stream().count())
                .withMessageContaining("repeats itself");
        assertThat(server.requests(LIST)).hasSize(2);
    }

    @Test
    @Covers({
        "GET /api/strings",
        "GET /api/version",
        "GET /api/externalServicesStats",
        "GET /api/idFromFileName/",
        "GET /api/normalizeId/{specialId}"
    })
    void whatTheServiceTellsEverybody() {
        server.on(
                        "GET /api/strings",
                        "{'errorMessages':{'Access denied':{'ru':'Нет','kk':'Жоқ','description':'d'}},"
                                + "'consts':{'keyUsages':{'digitalSignature':{'ru':'р','kk':'қ'}},'novelty':{'a':{}}}}")
                .on(
                        "GET /api/version",
                        "{'version':'v2.1.0','buildTimeStamp':'1700000000','licenseOwner':'BIN123456789012',"
                                + "'licenseUntil':'2030-12-31'}")
                .on(
                        "GET /api/externalServicesStats",
                        " [{'protocol':'ocsp','url':'http://ocsp.example.kz','status':'yellow'}]")
                .on("GET /api/idFromFileName/", "{'documentId':'Ab3dEf6hIj9kLm2n'}")
                .on("GET /api/idFromFileName/", "{'documentId':''}")
                .on("GET /api/normalizeId/AB-3D", "{'id':'Ab3dEf6hIj9kLm2n','type':'document'}");

        SigexDictionary dictionary = sigex.directory().dictionary();
        assertThat(dictionary.errorMessage("Access denied")).contains(LocalizedText.of("Жоқ", "Нет"));
        assertThat(dictionary.term("keyUsages", "digitalSignature").flatMap(text -> text.in(Language.RU)))
                .contains("р");
        assertThat(dictionary.terms("nothing")).isEmpty();
        assertThat(sigex.directory().version())
                .isEqualTo(new ServiceVersion(
                        "v2.1.0",
                        Instant.ofEpochSecond(1_700_000_000),
                        Bin.of("123456789012"),
                        LocalDate.of(2030, 12, 31)));
        assertThat(sigex.directory().externalServices())
                .containsExactly(new ExternalService("ocsp", "http://ocsp.example.kz", ExternalService.MIXED));
        assertThat(sigex.directory().idFromFileName("contract-SigexIdAb3dEf6hIj9kLm2n.pdf"))
                .contains(DocumentId.of("Ab3dEf6hIj9kLm2n"));
        assertThat(sigex.directory().idFromFileName("contract.pdf")).isEmpty();
        assertThat(server.requests("GET /api/idFromFileName/").get(0).getUrl().queryParameter("name"))
                .isEqualTo("contract-SigexIdAb3dEf6hIj9kLm2n.pdf");
        assertThat(sigex.directory().normalize("AB-3D"))
                .isEqualTo(new NormalizedId("Ab3dEf6hIj9kLm2n", NormalizedId.DOCUMENT));
    }

    @Test
    void malformedAnswersOfTheDirectoryAreTheServicesFault() {
        server.on("GET /api/version", "{'version':'v2','buildTimeStamp':'noon'}")
                .on(
                        "GET /api/version",
                        "{'version':'v2','buildTimeStamp':'1','licenseOwner':'BIN123456789012',"
                                + "'licenseUntil':'tomorrow'}")
                .on("GET /api/externalServicesStats", "{'a':1}");

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ProtocolException.class)
                    .isThrownBy(() -> sigex.directory().version());
        }
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> sigex.directory().externalServices());
    }
}
