package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.client.http.Json;

/**
 * What a CAdES or CMS signature shall be like.
 *
 * @param level BES, T, X_LONG_TYPE_1 or CMS
 * @param packaging with or without the document inside
 * @param digest the algorithm of the digest that is sent in place of the document; null to send the document
 * @param timeStampService where the time stamp comes from; null if none is needed or chosen
 * @param chain whether the authorities' certificates are put in as well
 * @param existing the container that the signature is added to; null to make one
 * @param countersigned which of its signatures is signed; null to co-sign
 * @param extras what is rarely asked for
 */
record CadesTerms(
        CadesLevel level,
        SignaturePackaging packaging,
        @Nullable DigestAlgorithm digest,
        @Nullable URI timeStampService,
        boolean chain,
        @Nullable Signature existing,
        @Nullable Integer countersigned,
        Extras extras) {

    /**
     * What is rarely asked for.
     *
     * @param attributes more attributes to put under the signature
     * @param documentName whether the document's name is put under the signature
     * @param base64 whether the document is text in Base64, and what it decodes to is signed
     * @param template the service's own idea of what the signature shall be like; null for what is said here
     */
    record Extras(
            Map<String, String> attributes,
            boolean documentName,
            boolean base64,
            @Nullable String template) {

        static final Extras NONE = new Extras(Map.of(), false, false, null);

        Extras {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        @Override
        public String toString() {
            return "Extras[" + attributes.size() + " attributes]";
        }
    }

    /** The usual: a detached CAdES-BES signature. */
    static CadesTerms usual() {
        return new CadesTerms(CadesLevel.BES, SignaturePackaging.DETACHED, null, null, false, null, null, Extras.NONE);
    }

    CadesTerms level(CadesLevel wanted) {
        return new CadesTerms(
                asked(wanted), packaging, digest, timeStampService, chain, existing, countersigned, extras);
    }

    CadesTerms packaging(SignaturePackaging wanted) {
        return new CadesTerms(level, wanted, digest, timeStampService, chain, existing, countersigned, extras);
    }

    CadesTerms byDigest(DigestAlgorithm algorithm) {
        HashNames.of(algorithm);
        return new CadesTerms(level, packaging, algorithm, timeStampService, chain, existing, countersigned, extras);
    }

    CadesTerms timeStampService(URI address) {
        return new CadesTerms(level, packaging, digest, address, chain, existing, countersigned, extras);
    }

    CadesTerms includingChain() {
        return new CadesTerms(level, packaging, digest, timeStampService, true, existing, countersigned, extras);
    }

    CadesTerms on(Signature container, @Nullable Integer index) {
        return new CadesTerms(level, packaging, digest, timeStampService, chain, container, index, extras);
    }

    CadesTerms extras(Extras wanted) {
        return new CadesTerms(level, packaging, digest, timeStampService, chain, existing, countersigned, wanted);
    }

    boolean needsTimeStamp() {
        return extras.template() == null && isStamped();
    }

    private boolean isStamped() {
        return level == CadesLevel.T || level == CadesLevel.X_LONG_TYPE_1;
    }

    /** Baseline signatures are made from the levels of RFC 5126. */
    private static CadesLevel asked(CadesLevel wanted) {
        return switch (wanted) {
            case BES, B_B -> CadesLevel.BES;
            case T, B_T -> CadesLevel.T;
            case X_LONG_TYPE_1, CMS -> wanted;
            default ->
                throw new IllegalArgumentException("CryptoPro DSS makes " + CadesLevel.BES.displayName() + ", "
                        + CadesLevel.T.displayName() + ", " + CadesLevel.X_LONG_TYPE_1.displayName() + " and "
                        + CadesLevel.CMS.displayName() + ", not " + wanted.displayName() + ".");
        };
    }

    /** In the words of contract section 5.2. */
    SignatureTerms toSignatureTerms() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (level != CadesLevel.CMS) {
            parameters.put("CADESType", word(level));
        }
        parameters.put("IsDetached", Boolean.toString(packaging == SignaturePackaging.DETACHED));
        if (digest != null) {
            parameters.put("Hash", "true");
            parameters.put("HashAlgorithm", HashNames.of(digest));
        }
        if (existing != null) {
            parameters.put("CmsSignatureType", countersigned == null ? "cosign" : "counterSign");
        }
        if (countersigned != null) {
            parameters.put("SignatureIndex", Integer.toString(countersigned));
        }
        if (timeStampService != null) {
            parameters.put("TSPAddress", timeStampService.toString());
        }
        if (chain) {
            parameters.put("IncludeCertChain", "true");
        }
        if (extras.documentName()) {
            parameters.put("IncludeDocumentName", "true");
        }
        if (extras.base64()) {
            parameters.put("ContentEncoding", "base64");
        }
        if (!extras.attributes().isEmpty()) {
            parameters.put("AuthenticatedAttributes", dictionary(extras.attributes()));
        }
        return new SignatureTerms(level == CadesLevel.CMS ? "CMS" : "CAdES", parameters, digest, extras.template());
    }

    /** What is really signed of a document. Blocks for its source if it must be decoded. */
    DocumentSource signed(DocumentSource document) {
        if (!extras.base64()) {
            return document;
        }
        try (InputStream decoding = Base64.getMimeDecoder().wrap(document.open())) {
            return DocumentSource.of(document.name(), Bytes.of(decoding.readAllBytes()));
        } catch (IOException malformed) {
            throw new UnreadableDocumentException(
                    "The document is no text in Base64, though decodingBase64() was asked for. Leave that out, or pass"
                            + " another document.",
                    malformed);
        }
    }

    private static String dictionary(Map<String, String> attributes) {
        return Bytes.of(Json.write(attributes)).toBase64();
    }

    /** What the service calls a level. */
    static String word(CadesLevel level) {
        return level == CadesLevel.X_LONG_TYPE_1 ? "XLT1" : level.name();
    }

    @Override
    public String toString() {
        return "CadesTerms[" + level + ", " + packaging + "]";
    }
}
