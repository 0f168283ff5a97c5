package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.pki.KeyAlgorithm;

/** Contract section 6.1: the signature itself, after confirmation or at once. */
class ResultTest {

    private static final String PIN = "{'Signature':{'PinCode':'1234'}}";
    private static final String DIRECT = "{'Content':'" + DssWorld.DOCUMENT + "','Name':'a.txt','Signature':"
            + "{'Type':'CAdES','Parameters':{'CADESType':'BES','IsDetached':'true'},'CertificateId':13,"
            + "'PinCode':'1234'}}";

    private final DssWorld world = new DssWorld();

    @Test
    void signsAttached() throws CMSException {
        CMSSignedData cms = new CMSSignedData(world.signed());

        assertThat((byte[]) cms.getSignedContent().getContent()).isEqualTo(DssWorld.document());
        assertSigned(cms, world.key);
    }

    @Test
    void signsDetached() throws CMSException {
        byte[] encoded = world.signed("IsDetached", "true");

        assertThat(new CMSSignedData(encoded).getSignedContent()).isNull();
        assertSigned(new CMSSignedData(new CMSProcessableByteArray(DssWorld.document()), encoded), world.key);
    }

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_NONE)
    void signsWithEveryKindOfKey(KeyAlgorithm algorithm) throws CMSException {
        CloudKey key = world.ivanov.owns(world.individual(algorithm)).pin("1234");

        byte[] encoded = world.signed("CertificateID", Integer.toString(key.id()), "IsDetached", "true");
        assertSigned(new CMSSignedData(new CMSProcessableByteArray(DssWorld.document()), encoded), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-384", "SHA-512"})
    void signsHashValues(String algorithm) throws CMSException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance(algorithm).digest(DssWorld.document());
        String token = world.signIn();
        ObjectNode transaction = DssWorld.transaction("IsDetached", "true", "Hash", "true", "HashAlgorithm", algorithm)
                .put("Document", Base64.getEncoder().encodeToString(hash));
        String refId = world.confirm(
                        token,
                        DssWorld.opening(world.create(token, transaction).json().textValue()))
                .json()
                .at("/Challenge/ContextData/RefID")
                .textValue();
        world.dss.confirm(refId);
        String finalToken = world.poll(token, refId).json().get("AccessToken").textValue();

        byte[] encoded =
                Base64.getDecoder().decode(world.result(finalToken, PIN).json().textValue());
        assertSigned(new CMSSignedData(new CMSProcessableByteArray(DssWorld.document()), encoded), world.key);
    }

    @Test
    void signsAsCadesBesInDer() throws Exception {
        byte[] encoded = world.signed();

        assertThat(ASN1Primitive.fromByteArray(encoded).getEncoded("DER")).isEqualTo(encoded);
        SignerInformation signer =
                new CMSSignedData(encoded).getSignerInfos().iterator().next();
        assertThat(Time.getInstance(signer.getSignedAttributes()
                                .get(CMSAttributes.signingTime)
                                .getAttributeValues()[0])
                        .getDate()
                        .toInstant())
                .isEqualTo(world.clock.now());
        byte[] named = SigningCertificateV2.getInstance(signer.getSignedAttributes()
                        .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                        .getAttributeValues()[0])
                .getCerts()[0]
                .getCertHash();
        assertThat(named)
                .isEqualTo(MessageDigest.getInstance("SHA-256")
                        .digest(world.key.identity().x509().getEncoded()));
    }

    @Test
    void sendsTheChainAlongIfAskedTo() throws CMSException {
        assertThat(new CMSSignedData(world.signed()).getCertificates().getMatches(null))
                .hasSize(1);
        assertThat(new CMSSignedData(world.signed("IncludeCertChain", "true"))
                        .getCertificates()
                        .getMatches(null))
                .hasSize(2);
    }

    @Test
    void asksForThePinAsOftenAsNeeded() {
        String finalToken = world.confirmed(world.signIn());

        world.result(finalToken, "{}").assertRefused("invalid_pin");
        world.result(finalToken, "{'Signature':{}}").assertRefused("invalid_pin");
        world.result(finalToken, "{'Signature':{'PinCode':'4321'}}").assertRefused("invalid_pin");
        assertThat(world.result(finalToken, PIN).json().isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Signature':{}}", "{'signature':{'pincode':'ignored'}}"})
    void asksForNoPinWhereThereIsNone(String body) {
        CloudKey key = world.ivanov.owns(world.individual());
        String finalToken = world.confirmed(world.signIn(), "CertificateID", Integer.toString(key.id()));

        assertThat(world.result(finalToken, body).json().isTextual()).isTrue();
    }

    @Test
    void remembersAPinGivenEarly() {
        String finalToken = world.confirmed(world.signIn(), "PinCode", "1234");

        assertThat(world.result(finalToken, "{}").json().isTextual()).isTrue();
    }

    @Test
    void givesTheResultOnceUnlessSetTo() {
        String finalToken = world.confirmed(world.signIn());
        assertThat(world.result(finalToken, PIN).status()).isEqualTo(200);
        world.result(finalToken, PIN).assertRefused("invalid_transaction");

        world.dss.switches().transactions().resultRepeatable(true);
        String other = world.confirmed(world.signIn());
        assertThat(world.result(other, PIN).json())
                .isEqualTo(world.result(other, PIN).json());
    }

    @Test
    void asksForTheFinalToken() {
        String token = world.signIn();
        world.confirmed(token);

        world.result(token, "{}").assertRefused("content_required");
        world.result(token, PIN).assertRefused("content_required");
        world.result(token, DIRECT).assertEmpty(403);
        world.result("guess", "{}").assertEmpty(401);
    }

    @Test
    void refusesAnExpiredFinalToken() throws InterruptedException {
        String finalToken = world.confirmed(world.signIn());
        world.clock.advance(Duration.ofMinutes(5));

        world.result(finalToken, PIN).assertEmpty(401);
        assertThat(world.dss.transactions().get(0).state()).isEqualTo(DssTransactionState.ABANDONED);
    }

    @Test
    void refusesACertificateRevokedMeanwhile() {
        String finalToken = world.confirmed(world.signIn());
        world.authority.revoke(world.key.identity().x509());

        world.result(finalToken, PIN).assertRefused("invalid_certificate");
    }

    @Test
    void takesTheFinalTokenForOtherCallsToo() {
        assertThat(world.certificates(world.confirmed(world.signIn())).status()).isEqualTo(200);
    }

    @Test
    void signsAtOnceIfPolicyAllows() throws CMSException {
        world.dss.policy().signingNeedsConfirmation(false);

        byte[] encoded = Base64.getDecoder()
                .decode(world.result(world.signIn(), DIRECT).json().textValue());
        assertSigned(new CMSSignedData(new CMSProcessableByteArray(DssWorld.document()), encoded), world.key);
    }

    @Test
    void neverSignsAtOnceForServiceClients() {
        world.dss.policy().signingNeedsConfirmation(false);
        world.dss.client("erp-client").service();

        world.result(world.signIn(), DIRECT).assertEmpty(403);
    }

    @Test
    void refusesDirectCallsWithWrongParameters() {
        world.dss.policy().signingNeedsConfirmation(false);
        String token = world.signIn();

        for (Map.Entry<String, String> change : Map.of(
                        "'BES'", "'A'",
                        "'CAdES'", "'XMLDSig'",
                        "'Type':'CAdES',", "",
                        "'CertificateId':13,", "",
                        "'IsDetached':'true'", "'IsDetached':'perhaps'",
                        "'CADESType':'BES',", "'CADESType':'BES','SignatureType':'CAdES',")
                .entrySet()) {
            world.result(token, DIRECT.replace(change.getKey(), change.getValue()))
                    .assertRefused("invalid_signature_params");
        }
        world.result(token, DIRECT.replace("'IsDetached':'true'", "'IsDetached':'true','Hash':'true'"))
                .assertRefused("invalid_content");
        world.result(token, DIRECT.replace(":13", ":14")).assertRefused("invalid_certificate");
        world.result(token, DIRECT.replace("1234", "4321")).assertRefused("invalid_pin");
        world.result(token, DIRECT.replace(DssWorld.DOCUMENT, "")).assertRefused("content_required");
    }

    private static void assertSigned(CMSSignedData cms, CloudKey key) {
        try {
            Set<SignerInformation> signers = Set.copyOf(cms.getSignerInfos().getSigners());
            assertThat(signers).hasSize(1);
            assertThat(signers.iterator()
                            .next()
                            .verify(new JcaSimpleSignerInfoVerifierBuilder()
                                    .build(key.identity().x509())))
                    .isTrue();
            assertThat(Arrays.equals(
                            cms.getCertificates()
                                    .getMatches(null)
                                    .iterator()
                                    .next()
                                    .getEncoded(),
                            key.identity().x509().getEncoded()))
                    .isTrue();
        } catch (CMSException | OperatorCreationException | CertificateEncodingException | IOException unverifiable) {
            throw new AssertionError(unverifiable);
        }
    }
}
