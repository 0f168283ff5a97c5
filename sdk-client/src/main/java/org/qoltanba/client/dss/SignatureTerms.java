package org.qoltanba.client.dss;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.PdfSignature;
import org.qoltanba.api.dss.RawSignature;
import org.qoltanba.api.dss.XmlSignature;
import org.qoltanba.api.signature.CadesLevel;

/**
 * What a signature of any type shall be like, in the words of contract section 5.2.
 *
 * @param type the service's {@code SignatureType}
 * @param parameters the type's own parameters in their order
 * @param digest the algorithm of the digest that is sent in place of a document; null to send the document
 * @param template the template that says it all in place of type and parameters; null for none
 */
record SignatureTerms(
        String type,
        Map<String, String> parameters,
        @Nullable DigestAlgorithm digest,
        @Nullable String template) {

    SignatureTerms(String type, Map<String, String> parameters, @Nullable DigestAlgorithm digest) {
        this(type, parameters, digest, null);
    }

    static SignatureTerms of(DocumentFormat format) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (format instanceof XmlSignature xml) {
            parameters.put("XMLDSigType", "XML" + capitalized(xml.name()));
            return new SignatureTerms("XMLDSig", parameters, null);
        }
        if (format instanceof PdfSignature pdf) {
            pdf(pdf, parameters);
            return new SignatureTerms("PDF", parameters, null);
        }
        if (format instanceof RawSignature raw) {
            DigestAlgorithm algorithm = raw.digest().orElse(null);
            parameters.put("Hash", Boolean.toString(algorithm != null));
            if (algorithm != null) {
                parameters.put("HashAlgorithm", HashNames.of(algorithm));
            }
            return new SignatureTerms("GOST3410", parameters, algorithm);
        }
        return new SignatureTerms("MSOffice", parameters, null);
    }

    private static void pdf(PdfSignature pdf, Map<String, String> parameters) {
        parameters.put("PDFFormat", pdfFormat(pdf.level()));
        parameters.put("PDFReason", pdf.reason());
        parameters.put("PDFLocation", pdf.location());
        parameters.put("PDFCertificationLevel", certification(pdf.certification()));
        pdf.timeStampService().map(URI::toString).ifPresent(address -> parameters.put("TSPAddress", address));
        pdf.appearance().ifPresent(shown -> {
            parameters.put("PdfSignatureAppearance", shown.description().toBase64());
            parameters.put(
                    "PdfSignatureTemplateId",
                    switch (shown.template()) {
                        case TEXT -> "1";
                        case LOGO_AND_TEXT -> "2";
                        case IMAGE -> "3";
                    });
        });
    }

    /** The service calls XLT1 plainly CAdES here. */
    private static String pdfFormat(CadesLevel level) {
        return level == CadesLevel.CMS ? "CMS" : level == CadesLevel.T ? "CAdEST" : "CAdES";
    }

    private static String certification(PdfSignature.Certification certification) {
        return switch (certification) {
            case NOT_CERTIFIED -> "NOT_CERTIFIED";
            case NO_CHANGES -> "CERTIFIED_NO_CHANGES_ALLOWED";
            case FORM_FILLING -> "CERTIFIED_FORM_FILLING";
            case FORM_FILLING_AND_ANNOTATIONS -> "CERTIFIED_FORM_FILLING_AND_ANNOTATIONS";
        };
    }

    private static String capitalized(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * Templates are of the second generation (contract section 12.2).
     *
     * @throws IllegalStateException if there is one
     */
    void requireNoTemplate() {
        if (template != null) {
            throw new IllegalStateException("byTemplate(...) is for the second generation of the interface. Say with"
                    + " level(...), attached() and so on what the signature shall be like, or set the version of the"
                    + " endpoint.");
        }
    }

    /** Whether a time stamp is needed and nobody has said from where. */
    static boolean lacksTimeStampService(DocumentFormat format) {
        return format instanceof PdfSignature pdf
                && pdf.level() != CadesLevel.CMS
                && pdf.timeStampService().isEmpty();
    }

    /** The format with a time stamp service where it lacks one and one is known. */
    static DocumentFormat complete(DocumentFormat format, @Nullable URI timeStampService) {
        return format instanceof PdfSignature pdf && timeStampService != null && lacksTimeStampService(format)
                ? pdf.timeStampService(timeStampService)
                : format;
    }

    @Override
    public String toString() {
        return "SignatureTerms[" + type + "]";
    }
}
