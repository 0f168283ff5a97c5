package org.qoltanba.testkit.dss;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The rules for signature parameters (contract section 5.2). What policy excludes is refused, Office documents always,
 * because policy never has them here. A parameter that does not apply to the signature is illegal. Where the contract says
 * no more than a name: {@code AuthenticatedAttributes} are object identifiers and texts, {@code ContentEncoding=base64}
 * means that what the content decodes to is signed, {@code IncludeDocumentName} puts the attribute of CAPICOM under the
 * signature.
 */
final class SigningRules {

    private static final Set<String> COMMON =
            Set.of("CertificateID", "DocumentInfo", "DocumentType", "PinCode", "SignatureType");
    private static final Set<String> OF_CMS = Set.of(
            "AuthenticatedAttributes",
            "CADESType",
            "CmsSignatureType",
            "ContentEncoding",
            "Hash",
            "HashAlgorithm",
            "IncludeCertChain",
            "IncludeDocumentName",
            "IsDetached",
            "OriginalDocument",
            "SignatureIndex",
            "TSPAddress");
    private static final Set<String> OF_RAW = Set.of("Hash", "HashAlgorithm");
    private static final Set<String> OF_XML = Set.of("XMLDSigType");
    private static final Set<String> OF_PDF = Set.of(
            "PDFCertificationLevel",
            "PDFFormat",
            "PDFLocation",
            "PDFReason",
            "PdfSignatureAppearance",
            "PdfSignatureTemplateId",
            "TSPAddress");
    private static final List<String> CERTIFICATIONS = List.of(
            "NOT_CERTIFIED",
            "CERTIFIED_NO_CHANGES_ALLOWED",
            "CERTIFIED_FORM_FILLING",
            "CERTIFIED_FORM_FILLING_AND_ANNOTATIONS");
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d{0,9})){1,20}");
    private static final List<String> NUMBERED = List.of("XMLDSig", "GOST3410", "CAdES", "PDF", "MSOffice", "CMS");

    private final DssPolicy policy;
    private final int documentInfoLimit;
    private final Map<String, String> parameters;
    private final Supplier<DssRefusal> refusal;
    private final Supplier<DssRefusal> contentRefusal;

    private SigningRules(
            DssSwitches switches,
            Map<String, String> parameters,
            Supplier<DssRefusal> refusal,
            Supplier<DssRefusal> contentRefusal) {
        this.policy = switches.policy();
        this.documentInfoLimit = switches.transactions().documentInfoLimit();
        this.parameters = parameters;
        this.refusal = refusal;
        this.contentRefusal = contentRefusal;
    }

    /**
     * A document to be signed.
     *
     * @param content the document, its hash value, or the signature that another one is added to
     * @param original the document, where it stands outside that signature; null if it does not
     * @param name what it is called; null if nobody has said
     */
    record Document(
            Bytes content,
            @Nullable Bytes original,
            @Nullable String name) {

        private Document decoded(Bytes decoded) {
            return new Document(decoded, original, name);
        }
    }

    /** The rules for a transaction, whose parameters say everything. */
    static SigningRules ofTransaction(DssSwitches switches, Map<String, String> parameters) {
        Supplier<DssRefusal> refusal = () -> Refusals.invalidRequest("Неверные параметры подписи");
        SigningRules rules = new SigningRules(switches, parameters, refusal, refusal);
        rules.require(switches.transactions().pinAcceptedEarly()
                || rules.text("PinCode").isEmpty());
        return rules;
    }

    /** The rules for a direct call; some of what a transaction takes as parameters are members of the request there. */
    static SigningRules ofDirectCall(DssSwitches switches, String signatureType, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("SignatureType", signatureType);
        SigningRules rules =
                new SigningRules(switches, all, Refusals::invalidSignatureParams, Refusals::invalidContent);
        for (String elsewhere : COMMON) {
            rules.require(!parameters.containsKey(elsewhere));
        }
        return rules;
    }

    /** The key that a transaction names. */
    CloudKey key(DssUser user) {
        int certificateId = text("CertificateID").map(TransactionOrders::number).orElseThrow(refusal);
        return user.key(certificateId).orElseThrow(Refusals::invalidCertificate);
    }

    /** Checks everything. */
    SigningRequest request(CloudKey key, Document given, @Nullable String pin) {
        SignatureForm form = form();
        Document document = decoded(given);
        boolean detached = flag("IsDetached");
        HashAlgorithm hash = hash(key, form, document.content(), detached);
        SigningRequest.Cms cms = cms(detached, document);
        require(cms.addition() == SigningRequest.Addition.SIGN || hash == null);
        String documentInfo = text("DocumentInfo").orElse("");
        if (documentInfo.length() > documentInfoLimit) {
            throw Refusals.documentInfoInvalid();
        }
        SigningRequest request = new SigningRequest(key, form, document.content(), hash, cms, pdf(), documentInfo, pin);
        if (!CloudSigner.canSign(request)) {
            throw contentRefusal.get();
        }
        return request;
    }

    private SignatureForm form() {
        String type = text("SignatureType").map(SigningRules::named).orElseThrow(refusal);
        require(policy.signatureTypes().contains(type));
        return switch (type) {
            case "CAdES" -> {
                requireOnly(OF_CMS);
                yield cades(text("CADESType").orElseThrow(refusal));
            }
            case "CMS" -> {
                requireOnly(OF_CMS);
                SignatureForm form = cades(text("CADESType").orElse("BES"));
                yield form == SignatureForm.CADES_BES ? SignatureForm.CMS : form;
            }
            case "GOST3410" -> {
                requireOnly(OF_RAW);
                yield SignatureForm.RAW;
            }
            case "XMLDSig" -> {
                requireOnly(OF_XML);
                yield xml(text("XMLDSigType").orElse("XMLEnveloped"));
            }
            case "PDF" -> {
                requireOnly(OF_PDF);
                yield pdf(text("PDFFormat").orElse("CMS"));
            }
            default -> throw refusal.get();
        };
    }

    private SignatureForm cades(String type) {
        return switch (type) {
            case "BES", "0" -> {
                require(text("TSPAddress").isEmpty());
                yield SignatureForm.CADES_BES;
            }
            case "T", "2" -> {
                requireTimeStamps();
                yield SignatureForm.CADES_T;
            }
            case "XLT1", "1" -> {
                requireTimeStamps();
                yield SignatureForm.CADES_XLT1;
            }
            default -> throw refusal.get();
        };
    }

    private SignatureForm xml(String type) {
        return switch (type) {
            case "XMLEnveloped", "0" -> SignatureForm.XML_ENVELOPED;
            case "XMLEnveloping", "1" -> SignatureForm.XML_ENVELOPING;
            case "XMLTemplate", "2" -> SignatureForm.XML_TEMPLATE;
            default -> throw refusal.get();
        };
    }

    private SignatureForm pdf(String format) {
        return switch (format) {
            case "CMS", "2" -> SignatureForm.PDF_CMS;
            case "CAdEST", "0" -> {
                requireTimeStamps();
                yield SignatureForm.PDF_CADES_T;
            }
            case "CAdES", "1" -> {
                requireTimeStamps();
                yield SignatureForm.PDF_CADES_XLT1;
            }
            default -> throw refusal.get();
        };
    }

    /** A time stamp comes from a service that policy names, or from another if policy allows (section 4.3). */
    private void requireTimeStamps() {
        String address = text("TSPAddress").orElse("");
        if (address.isEmpty()) {
            require(!policy.tspServices().isEmpty());
            return;
        }
        boolean isNamed = policy.tspServices().stream()
                .anyMatch(service -> service.url().toString().equals(address));
        require(isNamed || (policy.thirdPartyTspAllowed() && isAddress(address)));
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null && Set.of("http", "https").contains(address.getScheme());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private SigningRequest.Cms cms(boolean detached, Document document) {
        SigningRequest.Addition addition =
                switch (text("CmsSignatureType").orElse("sign").toLowerCase(Locale.ROOT)) {
                    case "sign" -> SigningRequest.Addition.SIGN;
                    case "cosign" -> SigningRequest.Addition.COSIGN;
                    case "countersign" -> SigningRequest.Addition.COUNTERSIGN;
                    default -> throw refusal.get();
                };
        Bytes original = text("OriginalDocument").map(this::base64).orElse(document.original());
        int index = text("SignatureIndex").map(TransactionOrders::number).orElse(0);
        require(index >= 0);
        String name = document.name() == null ? text("DocumentInfo").orElse("") : document.name();
        require(!flag("IncludeDocumentName") || !name.isEmpty());
        return new SigningRequest.Cms(
                detached,
                flag("IncludeCertChain"),
                addition,
                original,
                index,
                attributes(),
                flag("IncludeDocumentName") ? name : null);
    }

    /** A dictionary in JSON, in Base64. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = text("AuthenticatedAttributes")
                .map(encoded -> DssJson.texts(base64(encoded)).orElseThrow(refusal))
                .orElse(Map.of());
        require(attributes.keySet().stream()
                .allMatch(name -> OID.matcher(name).matches() && !CmsMaker.MADE_ANYWAY.contains(name)));
        return attributes;
    }

    private Document decoded(Document document) {
        return switch (text("ContentEncoding").orElse("binary")) {
            case "binary" -> document;
            case "base64" -> {
                require(!flag("Hash"));
                yield document.decoded(TransactionOrders.base64(
                                new String(document.content().toArray(), StandardCharsets.ISO_8859_1).strip())
                        .map(Bytes::of)
                        .orElseThrow(contentRefusal));
            }
            default -> throw refusal.get();
        };
    }

    private SigningRequest.Pdf pdf() {
        int certification = CERTIFICATIONS.indexOf(text("PDFCertificationLevel").orElse("NOT_CERTIFIED"));
        require(certification >= 0);
        Optional<String> template = text("PdfSignatureTemplateId");
        require(template.isEmpty() || Set.of("1", "2", "3").contains(template.get()));
        Optional<String> appearance = text("PdfSignatureAppearance");
        appearance.ifPresent(this::base64);
        require(template.isEmpty() == appearance.isEmpty());
        return new SigningRequest.Pdf(
                text("PDFReason").orElse(""),
                text("PDFLocation").orElse(""),
                certification == 0 ? Optional.empty() : Optional.of(certification),
                appearance.isPresent());
    }

    private Bytes base64(String text) {
        return Bytes.of(TransactionOrders.base64(text).orElseThrow(refusal));
    }

    private @Nullable HashAlgorithm hash(CloudKey key, SignatureForm form, Bytes content, boolean detached) {
        Optional<HashAlgorithm> named =
                text("HashAlgorithm").map(name -> HashAlgorithm.named(name).orElseThrow(refusal));
        if (!flag("Hash")) {
            require(named.isEmpty());
            return null;
        }
        HashAlgorithm hash =
                named.orElseGet(() -> HashAlgorithm.usualFor(key.identity().algorithm()));
        require(HashAlgorithm.of(key.identity().algorithm()).contains(hash));
        // There is no document to put inside
        require(policy.hashSigningAllowed() && (detached || form == SignatureForm.RAW));
        if (content.size() != hash.size()) {
            throw contentRefusal.get();
        }
        return hash;
    }

    /** A kind of signature by its name or its number. */
    private static String named(String type) {
        return type.length() == 1 && Character.isDigit(type.charAt(0)) && type.charAt(0) < '0' + NUMBERED.size()
                ? NUMBERED.get(type.charAt(0) - '0')
                : type;
    }

    private void requireOnly(Set<String> allowed) {
        require(parameters.keySet().stream().allMatch(name -> COMMON.contains(name) || allowed.contains(name)));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true", "True" -> true;
                    case "false", "False" -> false;
                    default -> throw refusal.get();
                })
                .orElse(false);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw refusal.get();
        }
    }
}
