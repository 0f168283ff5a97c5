package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;

/** Contract sections 7.9, 7.11 and 7.14: signatures leave the service as pictures, in one CMS, and by a name. */
class QrExportTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    @Covers("GET /api/{id}/signature/{signId}/qr")
    void theCodesScannedInAnyOrderGiveTheSignatureBack() throws IOException {
        String documentId = world.registered(signer);
        long signId = world.get("/api/" + documentId).at("/signatures/0/signId").longValue();

        JsonNode exported = accepted(world.get("/api/" + documentId + "/signature/" + signId + "/qr"));

        assertThat(exported.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(exported.get("signId").longValue()).isEqualTo(signId);
        assertThat(exported.get("signType").textValue()).isEqualTo("cms");
        assertThat(exported.get("signFormat").intValue()).isZero();
        Map<Integer, String> parts = parts(exported, documentId, signId);
        assertThat(unzipped(parts, signId + ".cms"))
                .isEqualTo(world.get("/api/" + documentId + "/signature/" + signId)
                        .get("signature")
                        .textValue());
    }

    @ParameterizedTest
    @CsvSource({"11, H", "25, L", "40, Q"})
    void versionAndCorrectionCanBeChosen(int version, String level) throws IOException {
        String documentId = world.registered(signer);
        long signId = world.get("/api/" + documentId).at("/signatures/0/signId").longValue();
        String path = "/api/" + documentId + "/signature/" + signId;

        JsonNode exported = accepted(world.get(path + "/qr?signFormat=1&qrVersion=" + version + "&qrLevel=" + level));

        assertThat(exported.get("signFormat").intValue()).isEqualTo(1);
        int modules = 17 + 4 * version + 8;
        int side = ImageIO.read(
                        Bytes.fromBase64(exported.at("/qrCodes/0").textValue()).asInputStream())
                .getWidth();
        assertThat(side % modules).isZero();
        assertThat(side / modules).as("pixels for a module").isGreaterThanOrEqualTo(2);
        assertThat(unzipped(parts(exported, documentId, signId), signId + ".cms"))
                .isEqualTo(world.get(path + "?signFormat=1").get("signature").textValue());
    }

    @Test
    @Covers("QR code versions lower than 11 are not allowed")
    void refusesCodesThatDoNotExist() {
        String documentId = world.registered(signer);
        long signId = world.get("/api/" + documentId).at("/signatures/0/signId").longValue();
        String path = "/api/" + documentId + "/signature/" + signId + "/qr";

        assertRefused(world.get(path + "?qrVersion=10"), "QR code versions lower than 11 are not allowed");
        assertRefused(world.get(path + "?qrVersion=41"), "Invalid URL query parameter");
        assertRefused(world.get(path + "?qrVersion=many"), "Invalid URL query parameter");
        assertRefused(world.get(path + "?qrLevel=Z"), "Invalid URL query parameter");
        assertRefused(world.get(path + "?signFormat=2"), "Invalid signature export format");
        assertRefused(
                world.get("/api/" + documentId + "/signature/" + (signId + 1) + "/qr"), "Invalid signature identifier");
    }

    @Test
    @Covers("POST /api/{id}/buildEzSigner")
    void oneCmsHoldsTheDocumentAndAllSignatures() throws Exception {
        String documentId = world.registered(signer);
        accepted(world.add(documentId, world.individual()));

        JsonNode built = accepted(world.send("/api/" + documentId + "/buildEzSigner", DOCUMENT));

        assertThat(built.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(built.get("dataArchived").isBoolean()).isTrue();
        CMSSignedData cms = new CMSSignedData(
                Base64.getDecoder().decode(built.get("signature").textValue()));
        assertThat((byte[]) cms.getSignedContent().getContent()).isEqualTo(DOCUMENT);
        assertThat(cms.getSignerInfos().size()).isEqualTo(2);
        for (SignerInformation one : cms.getSignerInfos()) {
            @SuppressWarnings("unchecked") // what a signer identifier matches are certificates
            Collection<X509CertificateHolder> certificates =
                    cms.getCertificates().getMatches(one.getSID());
            assertThat(one.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .build(certificates.iterator().next())))
                    .isTrue();
        }
    }

    @Test
    void theCmsIsOfTheDocumentOnly() {
        String documentId = world.registered(signer);
        String incomplete = accepted(world.post("/api", registration(cms(world.individual()))))
                .get("documentId")
                .textValue();

        assertRefused(
                world.send("/api/" + documentId + "/buildEzSigner", OTHER_DOCUMENT),
                "Signature does not correspond to the document");
        assertRefused(world.send("/api/" + incomplete + "/buildEzSigner", DOCUMENT), "Document digests are not known");
    }

    @Test
    @Covers({"GET /api/{id}/buildFileName", "Invalid file name"})
    void theIdentifierStandsBeforeTheExtension() {
        String documentId = world.registered(signer);
        String path = "/api/" + documentId + "/buildFileName";

        assertThat(accepted(world.get(path)).get("fileName").textValue())
                .isEqualTo("contract-SigexId" + documentId + ".pdf");
        assertThat(fileName(path + "?name=archive.tar.gz")).isEqualTo("archive.tar-SigexId" + documentId + ".gz");
        assertThat(fileName(path + "?name=readme")).isEqualTo("readme-SigexId" + documentId);
        assertThat(fileName(path + "?name=.profile")).isEqualTo(".profile-SigexId" + documentId);
        assertRefused(world.get(path + "?name=a/b.pdf"), "Invalid file name");
        assertRefused(world.get(path + "?name="), "Invalid file name");
    }

    private String fileName(String pathAndQuery) {
        JsonNode answer = accepted(world.get(pathAndQuery));
        return answer.get("fileName").textValue();
    }

    private static Map<Integer, String> parts(JsonNode exported, String documentId, long signId) throws IOException {
        Map<Integer, String> parts = new TreeMap<>();
        for (JsonNode picture : exported.get("qrCodes")) {
            JsonNode part = SigexWorld.JSON.readTree(QrReader.read(Bytes.fromBase64(picture.textValue())));
            assertThat(part.get("documentId").textValue()).isEqualTo(documentId);
            assertThat(part.get("signId").longValue()).isEqualTo(signId);
            assertThat(part.get("signType").textValue()).isEqualTo("cms");
            assertThat(part.get("total").intValue())
                    .isEqualTo(exported.get("qrCodes").size());
            parts.put(part.get("index").intValue(), part.get("data").textValue());
        }
        assertThat(parts.keySet()).startsWith(1).hasSize(exported.get("qrCodes").size());
        return parts;
    }

    private static String unzipped(Map<Integer, String> parts, String name) throws IOException {
        byte[] zip = Base64.getDecoder().decode(String.join("", parts.values()));
        try (ZipInputStream in = new ZipInputStream(Bytes.of(zip).asInputStream())) {
            ZipEntry entry = in.getNextEntry();
            assertThat(entry).isNotNull();
            assertThat(entry.getName()).isEqualTo(name);
            String content = Base64.getEncoder().encodeToString(in.readAllBytes());
            assertThat(in.getNextEntry()).isNull();
            return content;
        }
    }
}
