package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.qr.LogoCode;
import org.qoltanba.testkit.qr.QrCode;

/** Signing by phone, low level: both sides of it (contract sections 7.50 to 7.52 and 10.1). */
final class EgovQrRoutes implements Routes {

    private static final int OK = 200;
    private static final int PIXELS_PER_MODULE = 6;

    private final QrOperations operations;
    private final QrAddresses addresses;
    private final Brandings brandings;
    private final Identifiers identifiers;
    private final LongRequests longRequests;
    private final SigexSwitches switches;
    private final RequestReader requests;

    EgovQrRoutes(
            QrOperations operations,
            QrAddresses addresses,
            Brandings brandings,
            Identifiers identifiers,
            LongRequests longRequests,
            SigexSwitches switches,
            RequestReader requests) {
        this.operations = operations;
        this.addresses = addresses;
        this.brandings = brandings;
        this.identifiers = identifiers;
        this.longRequests = longRequests;
        this.switches = switches;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api/egovQr", this::open)
                .add("POST", "/api/egovQr/{qrId}", this::send)
                .add("GET", "/api/egovQr/{qrId}", this::fetchOrScan)
                .add("GET", "/api/egovQr/{phoneKey}/documents", this::download)
                .add("PUT", "/api/egovQr/{phoneKey}/documents", this::upload);
    }

    private Object open(Call call) {
        RequestObject body = requests.json(call.request());
        String description = requests.required(body, "description");
        body.object("whenDone").ifPresent(whenDone -> {
            whenDone.text("backUrl");
            requests.requireNothingElse(whenDone);
        });
        requests.requireNothingElse(body);
        Instant now = longRequests.now();
        PhoneSide.Invitation invitation = new PhoneSide.Invitation(
                description,
                switches.egov().endOfOperation(now),
                switches.egov().endOfLinks(now),
                QrOrganization.of(call.caller(), brandings));
        RelayedSigning signing = new RelayedSigning(
                identifiers.documentId(), invitation, longRequests, switches.egov()::answersRepeatedCalls);
        String phoneKey = identifiers.documentId();
        operations.open(phoneKey, signing);
        return OpenedWire.of(
                signing,
                ShownWire.of(addresses.ofPhone(phoneKey, call.request()), brandings.logo(call.caller())),
                addresses.ofOperation(signing.id(), call.request()));
    }

    private Object send(Call call) {
        RelayedSigning signing = operations.ofApplication(call.path("qrId"));
        signing.send(requests.unread(call.request()));
        QrAddresses.Trio sign = addresses.ofOperation(signing.id(), call.request());
        return new SentWire(signing.expiresAt().toEpochMilli(), sign.users(), sign.systems(), sign.auto());
    }

    private Object fetchOrScan(Call call) {
        String key = call.path("qrId");
        if (QrAddresses.isFromPhone(call)) {
            return InvitationWire.of(operations.ofPhone(key).scan(), addresses.ofDocuments(key, call.request()));
        }
        return passedOn(operations.ofApplication(key).fetch());
    }

    private Object download(Call call) {
        return passedOn(operations.ofPhone(call.path("phoneKey")).download());
    }

    private Object upload(Call call) {
        operations.ofPhone(call.path("phoneKey")).upload(requests.unread(call.request()));
        return FakeResponse.empty(OK);
    }

    private static FakeResponse passedOn(Bytes json) {
        return FakeResponse.json(OK, json.toArray());
    }

    /**
     * What brings an operation to a phone.
     *
     * @param qrCode a PNG
     * @param eGovMobileLaunchLink for the same device
     * @param eGovBusinessLaunchLink for the same device
     */
    record ShownWire(String qrCode, String eGovMobileLaunchLink, String eGovBusinessLaunchLink) {

        static ShownWire of(String phoneAddress, Optional<Bytes> logo) {
            String text = QrAddresses.code(phoneAddress);
            Bytes picture = logo.map(png -> LogoCode.png(QrCode.of(text, QrCode.Level.H), PIXELS_PER_MODULE, png))
                    .orElseGet(() -> QrCode.of(text).picture(PIXELS_PER_MODULE).png());
            return new ShownWire(
                    picture.toBase64(), QrAddresses.mobileLink(phoneAddress), QrAddresses.businessLink(phoneAddress));
        }
    }

    /** {@code POST /api/egovQr}. */
    record OpenedWire(
            long expireAt,
            String qrCode,
            @JsonProperty("eGovMobileLaunchLink") String mobileLaunchLink,
            @JsonProperty("eGovBusinessLaunchLink") String businessLaunchLink,
            @JsonProperty("dataURL") String dataUrl,
            @JsonProperty("dataURLmTLS") String dataUrlOfSystems,
            @JsonProperty("dataURLAuto") String dataUrlAuto,
            @JsonProperty("signURL") String signUrl,
            @JsonProperty("signURLmTLS") String signUrlOfSystems,
            @JsonProperty("signURLAuto") String signUrlAuto) {

        private static OpenedWire of(RelayedSigning signing, ShownWire shown, QrAddresses.Trio urls) {
            return new OpenedWire(
                    signing.expiresAt().toEpochMilli(),
                    shown.qrCode(),
                    shown.eGovMobileLaunchLink(),
                    shown.eGovBusinessLaunchLink(),
                    urls.users(),
                    urls.systems(),
                    urls.auto(),
                    urls.users(),
                    urls.systems(),
                    urls.auto());
        }
    }

    /** {@code POST /api/egovQr/{qrId}}. */
    record SentWire(
            long expireAt,
            @JsonProperty("signURL") String signUrl,
            @JsonProperty("signURLmTLS") String signUrlOfSystems,
            @JsonProperty("signURLAuto") String signUrlAuto) {}

    /** What the app shows first. */
    record InvitationWire(
            String description,
            @JsonProperty("expiry_date") String expiryDate,
            OrganizationWire organisation,
            DocumentWire document) {

        private static InvitationWire of(PhoneSide.Invitation invitation, String documents) {
            Instant expiry = invitation.expiresAt();
            QrOrganization organization = invitation.organization();
            return new InvitationWire(
                    invitation.description(),
                    expiry.toString(),
                    new OrganizationWire(
                            organization.russian(), organization.kazakh(), organization.english(), organization.bin()),
                    new DocumentWire(documents, "None", ""));
        }
    }

    /** Who asks. */
    record OrganizationWire(String nameRu, String nameKz, String nameEn, String bin) {}

    /** Where the documents are. */
    record DocumentWire(
            String uri,
            @JsonProperty("auth_type") String authType,
            @JsonProperty("auth_token") String authToken) {}
}
