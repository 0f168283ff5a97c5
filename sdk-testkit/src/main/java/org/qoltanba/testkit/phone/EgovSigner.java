package org.qoltanba.testkit.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Signs what an application sends to the apps of eGov (SIGEX contract sections 7.51 and 7.52), in place. */
final class EgovSigner {

    private static final String METHOD = "signMethod";

    private EgovSigner() {}

    /** The same message with signatures in the place of what was to be signed. */
    static ObjectNode sign(ObjectNode message, TestIdentity owner, MixSigning mixSigning) {
        ObjectNode signed = message.deepCopy();
        String method = signed.path(METHOD).asText();
        for (JsonNode document : signed.path("documentsToSign")) {
            sign((ObjectNode) document, document.path(METHOD).asText(method), owner, mixSigning);
        }
        return signed;
    }

    private static void sign(ObjectNode document, String method, TestIdentity owner, MixSigning mixSigning) {
        if (method.equals("MIX_SIGN") && mixSigning != MixSigning.UNKNOWN) {
            sign(document, methodFor(document, mixSigning), owner, mixSigning);
            return;
        }
        switch (method) {
            case "CMS_WITH_DATA" -> replaceData(document, attached(content(document), owner));
            case "CMS_SIGN_ONLY" -> replaceData(document, detached(content(document), owner));
            case "SIGN_BYTES_ARRAY" -> replaceData(document, raw(document, owner));
            case "XML" ->
                document.put(
                        "documentXml",
                        XmlSigner.sign(document.path("documentXml").asText(), owner));
            default ->
                throw new IllegalStateException("The apps of eGov do not sign with method '" + method
                        + "'; use CMS_WITH_DATA, CMS_SIGN_ONLY, XML or SIGN_BYTES_ARRAY, or MIX_SIGN where switches let"
                        + " the app know it.");
        }
    }

    private static String methodFor(ObjectNode document, MixSigning mixSigning) {
        if (document.has("documentXml")) {
            return "XML";
        }
        return mixSigning == MixSigning.BY_CONTENT_WITH_DATA ? "CMS_WITH_DATA" : "CMS_SIGN_ONLY";
    }

    private static byte[] content(ObjectNode document) {
        return Base64.getDecoder().decode(data(document).replaceAll("\\s", ""));
    }

    private static String data(ObjectNode document) {
        return document.at("/document/file/data").asText();
    }

    private static void replaceData(ObjectNode document, String signed) {
        if (document.at("/document/file") instanceof ObjectNode file) {
            file.put("data", signed);
        } else {
            throw new IllegalStateException("A document to sign has no document.file.data.");
        }
    }

    private static String detached(byte[] content, TestIdentity owner) {
        return owner.signer().sign(source(content)).encoded().toBase64();
    }

    private static String attached(byte[] content, TestIdentity owner) {
        ByteArrayOutputStream cms = new ByteArrayOutputStream();
        try {
            owner.signer().signAttached(source(content), cms);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(cms.toByteArray());
    }

    private static DocumentSource source(byte[] content) {
        return DocumentSource.of("document", Bytes.of(content));
    }

    /** A bare signature over a text, and the certificate, as JSON in a text. */
    private static String raw(ObjectNode document, TestIdentity owner) {
        try {
            ContentSigner signer = Operators.signer(owner.privateKey(), signatureAlgorithm(owner.algorithm()));
            try (OutputStream out = signer.getOutputStream()) {
                out.write(data(document).getBytes(StandardCharsets.UTF_8));
            }
            Base64.Encoder base64 = Base64.getEncoder();
            return document.objectNode()
                    .put("signature", base64.encodeToString(signer.getSignature()))
                    .put("certificate", base64.encodeToString(owner.x509().getEncoded()))
                    .toString();
        } catch (OperatorCreationException | IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("The key of " + owner + " cannot sign a text.", impossible);
        }
    }

    /** What the Java platform calls the algorithm of a key; GOST keys know theirs. */
    static String signatureAlgorithm(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_2048 -> "SHA256withRSA";
            case EC_P384 -> "SHA384withECDSA";
            default -> "SHA256withECDSA"; // GOST keys know theirs
        };
    }
}
