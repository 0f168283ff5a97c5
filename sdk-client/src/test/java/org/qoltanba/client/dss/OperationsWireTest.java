package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudOperation;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssRequestStatus;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.EncryptionType;
import org.qoltanba.api.dss.OfficeSignature;
import org.qoltanba.api.dss.PdfSignature;
import org.qoltanba.api.dss.RawSignature;
import org.qoltanba.api.dss.XmlSignature;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** What each kind of operation says on the wire in the first generation, and what is made of its result. */
class OperationsWireTest {

    private static final String API = "/SignServer/rest/api/";
    private static final String TRANSACTIONS = "POST " + API + "transactions";
    private static final String CONFIRM = "POST /STS/confirmation";
    private static final String DOCUMENTS = "POST " + API + "documents";
    private static final String PACKAGE = "POST " + API + "documents/packagesignature";
    private static final String POLICY = "GET " + API + "policy";
    private static final Duration LONG = Duration.ofHours(1);
    private static final DocumentSource HELLO = DocumentSource.text("hello.txt", "Hello");
    private static final String CHALLENGE = "{'Challenge':{'TextChallenge':[{'ExpiresIn':300,'RefID':'R','AuthnMethod':"
            + "'http://dss.cryptopro.ru/identity/authenticationmethod/mobile'}]},'IsFinal':false,'IsError':false}";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final TestIdentity ivanov =
            new TestCertificateAuthority(engine.clock(), new SecureRandom()).individual(Iin.of("800101300123"));
    private final DssSession session = signIn();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssSession signIn() {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':300,'token_type':'Bearer'}");
        return DssService.connect(
                        DssEndpoint.of(server.address()).oauthClient("erp", Secret.of("s")),
                        engine.transport(),
                        engine.waiting())
                .signIn("ivanov", Secret.empty());
    }

    private DssCertificate certificate() {
        return new DssCertificate(13, ivanov.certificate(), DssCertificateStatus.ACTIVE, true, false, null);
    }

    private void willConfirm() {
        server.on(TRANSACTIONS, "'T'")
                .on(CONFIRM, CHALLENGE)
                .on(CONFIRM, "{'IsFinal':true,'IsError':false,'AccessToken':'A2','ExpiresIn':300}");
    }

    private <R> R confirmed(CloudOperation<R, ?> operation) throws InterruptedException {
        willConfirm();
        return operation.begin().await(LONG);
    }

    private String transaction() {
        return server.bodies(TRANSACTIONS).get(0).replace('"', '\'');
    }

    private void assertFetched(String point, String body) {
        assertThat(server.bodies(point)).containsExactly(body.replace('\'', '"'));
        assertThat(server.requests(point).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A2");
    }

    private static String base64(Signature signature) {
        return "'" + signature.encoded().toBase64() + "'";
    }

    private static String parameter(String name, String value) {
        return "{'Name':'" + name + "','Value':'" + value + "'}";
    }

    @Test
    void aTimeStampComesFromTheServiceThatThePolicyNames() {
        willConfirm();
        server.on(POLICY, "{'TspServices':[{'Name':'default','Url':'http://tsp.example.ru/tsp.srf'}]}");
        session.sign(HELLO).level(CadesLevel.T).withCertificate(13).begin();

        assertThat(transaction())
                .contains(parameter("CADESType", "T") + "," + parameter("IsDetached", "true") + ","
                        + parameter("TSPAddress", "http://tsp.example.ru/tsp.srf"));
    }

    @Test
    void aChosenTimeStampServiceNeedsNoPolicy() {
        willConfirm();
        session.sign(HELLO)
                .level(CadesLevel.X_LONG_TYPE_1)
                .timeStampService(URI.create("http://other.example.ru/"))
                .includingChain()
                .begin();

        assertThat(transaction())
                .contains(parameter("CADESType", "XLT1"))
                .contains(parameter("TSPAddress", "http://other.example.ru/"))
                .contains(parameter("IncludeCertChain", "true"));
        assertThat(server.requests(POLICY)).isEmpty();
    }

    @Test
    void withoutATimeStampServiceNothingBegins() {
        server.on(POLICY, "{'TspServices':[]}");

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> session.sign(HELLO).level(CadesLevel.T).begin())
                .withMessageContaining("timeStampService(...)");
        assertThat(server.requests(TRANSACTIONS)).isEmpty();
    }

    @Test
    void aLevelThatWasNotReachedIsNoResult() {
        willConfirm();
        server.on(DOCUMENTS, base64(ivanov.signer().sign(HELLO)));

        assertThatExceptionOfType(SigningFailedException.class)
                .isThrownBy(() -> session.sign(HELLO)
                        .level(CadesLevel.T)
                        .timeStampService(URI.create("http://tsp.example.ru/"))
                        .begin()
                        .await(LONG))
                .withMessageContaining("CAdES-T");
    }

    @Test
    void cmsHasNoLevelOfCades() {
        willConfirm();
        session.sign(HELLO).level(CadesLevel.CMS).begin();

        assertThat(transaction())
                .contains(parameter("SignatureType", "CMS") + "," + parameter("IsDetached", "true"))
                .doesNotContain("CADESType");
    }

    @Test
    void theDigestIsComputedHere() {
        willConfirm();
        session.sign(HELLO).byDigest(DigestAlgorithm.GOST_R_3411_2012_256).begin();

        assertThat(transaction())
                .contains(parameter("Hash", "true") + "," + parameter("HashAlgorithm", "GR 34.11-2012 256"))
                .endsWith("'Document':'"
                        + Digests.of(HELLO, DigestAlgorithm.GOST_R_3411_2012_256)
                                .value()
                                .toBase64()
                        + "'}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.sign(HELLO).byDigest(DigestAlgorithm.KAZAKH_GOST_34311_95));
    }

    @Test
    void cosigningSendsTheContainerAndTheDocument() throws InterruptedException {
        Signature existing = ivanov.signer().sign(HELLO);
        willConfirm();
        session.sign(HELLO).addingTo(existing).begin();

        assertThat(transaction())
                .contains(parameter("CmsSignatureType", "cosign") + "," + parameter("OriginalDocument", "SGVsbG8="))
                .endsWith("'Document':" + base64(existing) + "}");
    }

    @Test
    void countersigningSaysWhichSignature() {
        Signature existing = ivanov.signer().sign(HELLO);
        willConfirm();
        session.sign(HELLO).countersigning(existing, 0).begin();

        assertThat(transaction())
                .contains(parameter("CmsSignatureType", "counterSign") + "," + parameter("SignatureIndex", "0"));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> session.sign(HELLO).addingTo(existing).byDigest().begin());
    }

    @Test
    void aContainerThatWasNotAddedToIsNoResult() {
        Signature existing = ivanov.signer().sign(HELLO);
        willConfirm();
        server.on(DOCUMENTS, base64(existing));

        assertThatExceptionOfType(SigningFailedException.class)
                .isThrownBy(() -> session.sign(HELLO).addingTo(existing).begin().await(LONG))
                .withMessageContaining("1 signers where 2 were asked for");
    }

    @Test
    void aPdfIsSignedInside() throws InterruptedException {
        server.on(DOCUMENTS, "'U0lHTkVE'");
        PdfSignature format = PdfSignature.of("Agreed", "Almaty")
                .certifying(PdfSignature.Certification.FORM_FILLING)
                .appearing(new PdfSignature.Appearance(
                        PdfSignature.Template.LOGO_AND_TEXT, Bytes.of(new byte[] {1, 2, 3})));

        var signed = confirmed(session.sign(DocumentSource.text("contract.pdf", "%PDF"), format)
                .withCertificate(13)
                .pin(Secret.of("1234")));

        assertThat(transaction())
                .isEqualTo("{'OperationCode':2,'Parameters':[" + parameter("SignatureType", "PDF") + ","
                        + parameter("PDFFormat", "CMS") + "," + parameter("PDFReason", "Agreed") + ","
                        + parameter("PDFLocation", "Almaty") + ","
                        + parameter("PDFCertificationLevel", "CERTIFIED_FORM_FILLING") + ","
                        + parameter("PdfSignatureAppearance", "AQID") + "," + parameter("PdfSignatureTemplateId", "2")
                        + "," + parameter("CertificateID", "13") + "," + parameter("DocumentInfo", "contract.pdf") + ","
                        + parameter("DocumentType", "pdf") + "],'Document':'JVBERg=='}");
        assertFetched(DOCUMENTS, "{'Signature':{'PinCode':'1234'}}");
        assertThat(signed.name()).isEqualTo("contract.pdf");
        assertThat(signed.content().toArray()).asString().isEqualTo("SIGNED");
        assertThat(signed.toString()).doesNotContain("contract");
    }

    @Test
    void everyFormatHasItsWords() {
        assertThat(SignatureTerms.of(XmlSignature.ENVELOPING).parameters())
                .containsExactly(Map.entry("XMLDSigType", "XMLEnveloping"));
        assertThat(SignatureTerms.of(OfficeSignature.IN_DOCUMENT).type()).isEqualTo("MSOffice");
        assertThat(SignatureTerms.of(RawSignature.ofDocument()).parameters())
                .containsExactly(Map.entry("Hash", "false"));
        assertThat(SignatureTerms.of(RawSignature.ofDigest(DigestAlgorithm.GOST_R_3411_2012_512))
                        .parameters())
                .containsEntry("HashAlgorithm", "GR 34.11-2012 512");
        PdfSignature pdf = PdfSignature.of("a", "b");
        assertThat(SignatureTerms.of(pdf.level(CadesLevel.T)).parameters()).containsEntry("PDFFormat", "CAdEST");
        assertThat(SignatureTerms.of(pdf.level(CadesLevel.X_LONG_TYPE_1)).parameters())
                .containsEntry("PDFFormat", "CAdES");
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents/packagesignature")
    void aPackageIsConfirmedOnceAndComesBackInItsOrder() throws InterruptedException {
        DocumentSource other = DocumentSource.text("other.txt", "Other");
        server.on(
                PACKAGE,
                "{'Results':[" + base64(ivanov.signer().sign(HELLO)) + ","
                        + base64(ivanov.signer().sign(other)) + "]}");

        var results = confirmed(
                session.signAll(List.of(HELLO, other)).withCertificate(13).description("Two texts"));

        assertThat(transaction())
                .isEqualTo("{'OperationCode':4,'Parameters':[" + parameter("SignatureType", "CAdES") + ","
                        + parameter("CADESType", "BES") + "," + parameter("IsDetached", "true") + ","
                        + parameter("CertificateID", "13") + "," + parameter("DocumentInfo", "Two texts") + ","
                        + parameter("DocumentType", "txt") + "],'Documents':[{'Name':'hello.txt','Content':'SGVsbG8='},"
                        + "{'Name':'other.txt','Content':'T3RoZXI='}]}");
        assertFetched(PACKAGE, "{}");
        assertThat(results).extracting("name").containsExactly("hello.txt", "other.txt");
        assertThat(results).allSatisfy(result -> {
            assertThat(result.signature()).isPresent();
            assertThat(result.content().orElseThrow().name()).isEqualTo(result.name() + ".p7s");
        });
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents/packagesignature")
    void aPackageInAnotherOrderOrWithoutOneIsNotAccepted() {
        DocumentSource other = DocumentSource.text("other.txt", "Other");
        willConfirm();
        server.on(
                PACKAGE,
                "{'Results':[" + base64(ivanov.signer().sign(other)) + ","
                        + base64(ivanov.signer().sign(HELLO)) + "]}");
        assertThatExceptionOfType(SigningFailedException.class)
                .isThrownBy(() -> session.signAll(List.of(HELLO, other)).begin().await(LONG));

        willConfirm();
        server.on(PACKAGE, "{'Results':[" + base64(ivanov.signer().sign(HELLO)) + "]}");
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> session.signAll(List.of(HELLO, other)).begin().await(LONG))
                .withMessageContaining("1 signatures where 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> session.signAll(List.of(HELLO, HELLO)).begin())
                .withMessageContaining("same name");
    }

    @Test
    @Covers({"OperationCode 8", "POST /SignServer/rest/api/documents/decrypt"})
    void aDocumentIsDecrypted() throws InterruptedException {
        server.on("POST " + API + "documents/decrypt", "'SGVsbG8='");

        DocumentSource plain = confirmed(session.decrypt(DocumentSource.text("hello.txt.p7m", "xyz"))
                .withCertificate(13)
                .encryptedAs(EncryptionType.XML)
                .pin(Secret.of("1234")));

        assertThat(transaction())
                .isEqualTo("{'OperationCode':8,'Parameters':[" + parameter("EncryptionType", "XML") + ","
                        + parameter("CertificateID", "13") + "," + parameter("DocumentInfo", "hello.txt.p7m") + ","
                        + parameter("DocumentType", "p7m") + "],'Document':'eHl6'}");
        assertFetched("POST " + API + "documents/decrypt", "{'Decryption':{'PinCode':'1234'}}");
        assertThat(plain.name()).isEqualTo("hello.txt");
        assertThat(plain.size()).isEqualTo(5);
    }

    @Test
    @Covers({"OperationCode 16", "POST /SignServer/rest/api/requests"})
    void aCertificateIsAskedFor() throws InterruptedException {
        server.on(
                "POST " + API + "requests", "{'ID':5,'Status':'PENDING','Base64Request':'AQID','CertificateID':null}");

        var request = confirmed(session.certificateRequest(1)
                .template("1.3.6.1.5")
                .subject("2.5.4.3", "Иванов И.И.")
                .subject("2.5.4.6", "RU")
                .provider("G")
                .pin(Secret.of("1234")));

        assertThat(transaction())
                .isEqualTo("{'OperationCode':16,'Parameters':[" + parameter("CAId", "1") + ","
                        + parameter("CertSubjectName", "Иванов И.И., RU") + ","
                        + parameter("CertTemplateOid", "1.3.6.1.5") + "]}");
        assertFetched(
                "POST " + API + "requests",
                "{'PinCode':'1234','DistinguishedName':{'2.5.4.3':'Иванов И.И.','2.5.4.6':'RU'},"
                        + "'Parameters':{'GroupId':'G'}}");
        assertThat(request.id()).isEqualTo(5);
        assertThat(request.status()).isEqualTo(DssRequestStatus.PENDING);
        assertThat(request.issued()).isEmpty();
        assertThat(request.pkcs10())
                .hasValueSatisfying(der -> assertThat(der.size()).isEqualTo(3));
        assertThatIllegalStateException()
                .isThrownBy(() -> session.certificateRequest(1).begin())
                .withMessageContaining("subject");
    }

    @Test
    @Covers({"OperationCode 64", "POST /SignServer/rest/api/requests"})
    void aCertificateIsRenewed() throws InterruptedException {
        server.on("POST " + API + "requests", "{'ID':6,'Status':'ACCEPTED','CertificateID':14}");

        var request = confirmed(session.renew(certificate()));

        assertThat(transaction())
                .isEqualTo("{'OperationCode':64,'Parameters':[" + parameter("CertificateID", "13") + "]}");
        assertFetched("POST " + API + "requests", "{'Parameters':{'RequestType':'Renew','ActiveCertId':'13'}}");
        assertThat(request.issued()).hasValue(14);
    }

    private void changesStatus(CloudOperation<DssCertificate, ?> operation, int code, String word)
            throws InterruptedException {
        server.on(
                "POST " + API + "certificates/13/status",
                "{'ID':13,'CertificateBase64':'"
                        + ivanov.certificate().encoded().toBase64() + "','Status':{'Value':'" + word + "'}}");

        assertThat(confirmed(operation).status()).isEqualTo(DssCertificateStatus.of(word));

        assertThat(transaction())
                .isEqualTo("{'OperationCode':" + code + ",'Parameters':[" + parameter("CertificateID", "13") + "]}");
        assertFetched("POST " + API + "certificates/13/status", "{'Value':'" + word + "'}");
    }

    @Test
    @Covers("OperationCode 128")
    void aCertificateIsRevoked() throws InterruptedException {
        changesStatus(session.revoke(certificate()), 128, "REVOKED");
    }

    @Test
    @Covers("OperationCode 256")
    void aCertificateIsSuspended() throws InterruptedException {
        changesStatus(session.hold(certificate()), 256, "HOLD");
    }

    @Test
    @Covers("OperationCode 512")
    void theSuspensionOfACertificateEnds() throws InterruptedException {
        changesStatus(session.unhold(certificate()), 512, "ACTIVE");
    }

    @Test
    @Covers({"OperationCode 32", "POST /SignServer/rest/api/certificates/{id}/pin"})
    void aPinIsChanged() throws InterruptedException {
        server.on("POST " + API + "certificates/13/pin", 204, "");

        assertThat(confirmed(session.changePin(certificate(), Secret.of("new")).pin(Secret.of("old"))))
                .isEqualTo(13);

        assertThat(transaction())
                .isEqualTo("{'OperationCode':32,'Parameters':[" + parameter("CertificateID", "13") + "]}");
        assertFetched("POST " + API + "certificates/13/pin", "{'OldPin':'old','NewPin':'new'}");
    }

    @Test
    @Covers({"DELETE /SignServer/rest/api/certificates/{id}", "OperationCode 1024"})
    void aCertificateIsDeleted() throws InterruptedException {
        server.on("DELETE " + API + "certificates/13", 200, "");

        assertThat(confirmed(session.deleteCertificate(certificate()))).isEqualTo(13);

        assertThat(transaction())
                .isEqualTo("{'OperationCode':1024,'Parameters':[" + parameter("CertificateID", "13") + "]}");
        assertFetched("DELETE " + API + "certificates/13", "");
    }

    @Test
    void thePolicyMayDoWithoutConfirmation() throws InterruptedException {
        server.on(POLICY, "{'ActionPolicy':[{'Action':'SignDocument','MfaRequired':false}]}")
                .on(DOCUMENTS, base64(ivanov.signer().sign(HELLO)));

        PendingOperation<Signature> signing = session.sign(HELLO)
                .withCertificate(13)
                .pin(Secret.of("1234"))
                .asPolicySays()
                .begin();

        assertThat(signing.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(signing.await(LONG).encoded().size()).isPositive();
        assertThat(server.bodies(DOCUMENTS))
                .containsExactly(("{'Content':'SGVsbG8=','Name':'hello.txt','Signature':{'Type':'CAdES','Parameters':"
                                + "{'CADESType':'BES','IsDetached':'true'},'CertificateId':13,'PinCode':'1234'}}")
                        .replace('\'', '"'));
        assertThat(server.requests(TRANSACTIONS)).isEmpty();
    }

    @Test
    void whatThePolicyDoesNotNameIsConfirmed() {
        willConfirm();
        server.on(POLICY, "{'ActionPolicy':[{'Action':'DecryptDocument','MfaRequired':false}]}");
        session.sign(HELLO).asPolicySays().begin();

        assertThat(server.requests(TRANSACTIONS)).hasSize(1);
        assertThat(server.requests(DOCUMENTS)).isEmpty();
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents/decrypt")
    void aResumeTokenFitsWhatItWasMadeForOnly() throws InterruptedException {
        willConfirm();
        server.on("POST " + API + "documents/decrypt", "'SGVsbG8='");
        DocumentSource secret = DocumentSource.text("hello.txt.p7m", "xyz");
        PendingOperation<DocumentSource> begun =
                session.decrypt(secret).withCertificate(13).begin();
        ResumeToken token = begun.resumeToken().orElseThrow();
        begun.detach();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.decrypt(secret).withCertificate(14).resume(token))
                .withMessageContaining("something else");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.decrypt(HELLO).withCertificate(13).resume(token));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.revoke(certificate()).resume(token))
                .withMessageContaining("another kind");
        assertThat(session.decrypt(secret)
                        .withCertificate(13)
                        .resume(token)
                        .await(LONG)
                        .size())
                .isEqualTo(5);
        assertThat(server.requests(TRANSACTIONS)).hasSize(1);
    }

    @Test
    @Covers("OperationCode 128")
    void aDraftIsUsedOnce() {
        willConfirm();
        var draft = session.revoke(certificate());
        draft.begin();

        assertThatIllegalStateException().isThrownBy(draft::begin).withMessageContaining("already");
    }
}
