package org.qoltanba.testkit.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;

/** What the app makes of {@code MIX_SIGN}, which the contract names and does not explain. */
class MixSigningTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MIXED = """
            {"signMethod": "MIX_SIGN", "documentsToSign": [
                {"id": 1, "document": {"file": {"mime": "@file/pdf", "data": "UERG"}}},
                {"id": 2, "documentXml": "<order/>"},
                {"id": 3, "signMethod": "CMS_WITH_DATA", "document": {"file": {"mime": "", "data": "UERG"}}}]}
            """;

    @Test
    void eachDocumentIsSignedByWhatItHolds() {
        ObjectNode signed = sign(MixSigning.BY_CONTENT);

        assertThat(holdsDocument(signed, 0)).isFalse();
        assertThat(signed.at("/documentsToSign/1/documentXml").asText()).contains("SignatureValue");
        assertThat(holdsDocument(signed, 2)).isTrue();
    }

    @Test
    void theCmsMayHoldTheDocument() {
        ObjectNode signed = sign(MixSigning.BY_CONTENT_WITH_DATA);

        assertThat(holdsDocument(signed, 0)).isTrue();
        assertThat(signed.at("/documentsToSign/1/documentXml").asText()).contains("SignatureValue");
    }

    @Test
    void anAppThatDoesNotKnowTheMethodSignsNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> sign(MixSigning.UNKNOWN))
                .withMessageContaining("'MIX_SIGN'");
    }

    private static ObjectNode sign(MixSigning treatment) {
        try (FakeServices world = FakeServices.create()) {
            ObjectNode message = (ObjectNode) JSON.readTree(MIXED);
            return EgovSigner.sign(message, world.pki().individual(Iin.of("900303400789")), treatment);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean holdsDocument(ObjectNode signed, int index) {
        String cms =
                signed.at("/documentsToSign/" + index + "/document/file/data").asText();
        try {
            return new CMSSignedData(Base64.getDecoder().decode(cms)).getSignedContent() != null;
        } catch (CMSException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
