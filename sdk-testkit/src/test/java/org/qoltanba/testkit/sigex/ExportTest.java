package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.8 and 7.28: signatures leave the service and are found again. */
class ExportTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    @Covers("GET /api/{id}/signature/{signId}")
    void exportsExactlyWhatWasAccepted() {
        byte[] submitted = CmsMaker.over(DOCUMENT).by(signer).encoded();
        String documentId = world.registered(registration(Base64.getEncoder().encodeToString(submitted)));

        JsonNode exported = export(documentId, "?signFormat=1");
        assertThat(exported.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(exported.get("signId").longValue()).isEqualTo(onlySignId(documentId));
        assertThat(exported.get("signType").textValue()).isEqualTo("cms");
        assertThat(exported.get("signFormat").intValue()).isEqualTo(1);
        assertThat(decoded(exported)).isEqualTo(submitted);
    }

    @Test
    void exportsWithTimeStampAndStatus() throws CMSException, OperatorCreationException, CertificateException {
        String documentId = world.registered(signer);

        JsonNode exported = export(documentId, "");
        assertThat(exported.get("signFormat").intValue()).isZero();
        SubmittedSignature complete = CmsReader.read(exported.get("signature").textValue());
        TimeStamps timeStamps = new TimeStamps(
                world.authority,
                new CertificateChecks(world.authority, world.sigex.switches()),
                world.sigex.switches(),
                new ExternalServices(world.clock));
        timeStamps.require(timeStamps.read(complete.timeStamp().orElseThrow()), complete.value());
        CertificateStatuses statuses = new CertificateStatuses(
                world.authority,
                new CertificateChecks(world.authority, world.sigex.switches()),
                world.sigex.switches(),
                new ExternalServices(world.clock));
        assertThat(statuses.read(complete.ocspResponse().orElseThrow())
                        .getResponses()[0]
                        .getCertStatus())
                .isSameAs(CertificateStatus.GOOD);
        CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), decoded(exported));
        assertThat(cms.getSignerInfos()
                        .iterator()
                        .next()
                        .verify(new JcaSimpleSignerInfoVerifierBuilder().build(complete.certificate())))
                .isTrue();
    }

    @Test
    void exportsAttachedSignaturesWithoutTheDocument() {
        String documentId = world.registered(
                registration(CmsMaker.over(DOCUMENT).by(signer).attached().base64()));

        assertThat(CmsReader.read(export(documentId, "?signFormat=1")
                                .get("signature")
                                .textValue())
                        .content())
                .isEmpty();
    }

    @Test
    void exportsPem() {
        String documentId = world.registered(signer);

        String pem = export(documentId, "?signFormat=1&cmsAsPem=true")
                .get("signature")
                .textValue();
        assertThat(pem).startsWith("-----BEGIN CMS-----\n").endsWith("-----END CMS-----\n");
        assertThat(CmsReader.read(pem).encoded().toArray()).isEqualTo(decoded(export(documentId, "?signFormat=1")));
    }

    @Test
    @Covers("Invalid signature export format")
    void refusesOtherFormatsAndNumbers() {
        String documentId = world.registered(signer);
        String path = "/api/" + documentId + "/signature/" + onlySignId(documentId);

        assertRefused(world.get(path + "?signFormat=2"), "Invalid signature export format");
        assertRefused(world.get(path + "?signFormat=x"), "Invalid URL query parameter");
        assertRefused(world.get(path + "?cmsAsPem=yes"), "Invalid URL query parameter");
        assertRefused(world.get("/api/" + documentId + "/signature/1"), "Invalid signature identifier");
        assertRefused(world.get("/api/" + documentId + "/signature/x"), "Invalid signature identifier");
        assertRefused(world.get("/api/AAAAAAAAAAAAAAAA/signature/1"), "Document not found");
    }

    @Test
    void exportsNothingBeforeTheDigestsAreKnown() {
        JsonNode registered = accepted(world.post("/api", registration(cms(signer))));

        assertRefused(
                world.get("/api/" + registered.get("documentId").textValue() + "/signature/"
                        + registered.get("signId").longValue()),
                "Invalid signature identifier");
    }

    @Test
    void exportsNothingOfPrivateDocuments() {
        String documentId = world.registered(signer, "{'private':true}");

        assertRefused(
                world.get("/api/" + documentId + "/signature/" + onlySignId(documentId)), "Authentication required");
    }

    @Test
    @Covers("POST /api/exported")
    void findsASignatureInEveryFormItWasGivenOut() throws InterruptedException {
        String submitted = cms(signer);
        String documentId = world.registered(registration(submitted));
        world.clock.advance(Duration.ofHours(1));

        for (String form : new String[] {
            submitted,
            export(documentId, "").get("signature").textValue(),
            export(documentId, "?signFormat=1").get("signature").textValue(),
            export(documentId, "?cmsAsPem=true").get("signature").textValue()
        }) {
            assertThat(accepted(find(form)))
                    .hasToString(object().put("documentId", documentId)
                            .put("signId", onlySignId(documentId))
                            .toString());
        }
    }

    @Test
    void findsTheSignatureOfAnUnfinishedRegistration() {
        String submitted = cms(signer);
        JsonNode registered = accepted(world.post("/api", registration(submitted)));

        assertThat(accepted(find(submitted))).isEqualTo(registered);
    }

    @Test
    void findsNoSignatureItHasNotRegistered() {
        world.registered(signer);

        assertRefused(find(cms(signer)), "Document not found");
        assertRefused(find("AAAA"), "Failed to parse signature");
        assertRefused(
                world.post(
                        "/api/exported", object().put("signature", cms(signer)).put("signType", "pdf")),
                "Signature type is not supported");
        assertRefused(world.post("/api/exported", object()), "Invalid JSON request structure");
    }

    @Test
    void findsNoSignatureWithEvidenceOtherThanTheRegistered() throws InterruptedException {
        byte[] submitted = CmsMaker.over(DOCUMENT).by(signer).encoded();
        String signature = Base64.getEncoder().encodeToString(submitted);
        String documentId = world.registered(registration(signature));
        world.clock.advance(Duration.ofMinutes(1));
        byte[] registered = decoded(export(documentId, ""));

        String other = Base64.getEncoder()
                .encodeToString(CmsEdits.withUnsigned(
                        submitted,
                        Evidence.timeStamp(world.authority, CmsMaker.signatureValue(submitted)),
                        Evidence.revocationValues(world.authority, signer)));
        assertRefused(find(other), "Document not found");
        accepted(find(Base64.getEncoder().encodeToString(registered)));
    }

    @Test
    void findsPrivateDocumentsOnlyIfSetTo() {
        String submitted = cms(signer);
        String documentId = world.registered(registration(submitted, "{'private':true}"));

        assertRefused(find(submitted), "Authentication required");
        world.sigex.switches().documents().exportedNeedsViewRight(false);
        assertThat(accepted(find(submitted)).get("documentId").textValue()).isEqualTo(documentId);
    }

    private JsonNode export(String documentId, String query) {
        return accepted(world.get("/api/" + documentId + "/signature/" + onlySignId(documentId) + query));
    }

    private JsonNode find(String signature) {
        return world.post("/api/exported", object().put("signature", signature));
    }

    private long onlySignId(String documentId) {
        return world.sigex.document(documentId).signatures().get(0).signId();
    }

    private static byte[] decoded(JsonNode exported) {
        return Base64.getDecoder().decode(exported.get("signature").textValue());
    }
}
