package org.qoltanba.testkit.sigex;

/** What SIGEX says when it refuses, word for word (contract section 4.2). */
enum Refusal {
    ARCHIVE_NOT_FOUND("Archive not found"),
    AUTHENTICATION_REQUIRED("Authentication required"),
    BAD_SIGNER_CERTIFICATE("Bad signer certificate"),
    BODY_TOO_LARGE("Request body is too large"),
    CERTIFICATE_EXPIRED("Signer certificate expired or not yet valid"),
    CERTIFICATE_ISSUER_UNKNOWN("Certificate issuer is unknown"),
    CERTIFICATE_SIGNATURE_ALGORITHM_NOT_SUPPORTED("Certificate signature algorithm not supported"),
    CHAIN_NOT_BUILDABLE("Failed to build certificate chain"),
    CONTENT_LENGTH_NOT_SET("HTTP Content-Length request header not set"),
    DIGESTS_ALREADY_KNOWN("Document digests are already known"),
    DIGESTS_NOT_KNOWN("Document digests are not known"),
    DIGESTS_UPDATE_REQUIRED("Digests values update required"),
    DIGEST_ALGORITHM_NOT_SUPPORTED("Digest algorithm not supported"),
    DOCUMENT_NOT_FOUND("Document not found"),
    FEATURE_NOT_AVAILABLE("Feature is not available on current subscription level"),
    FIELD_TOO_LARGE("Request field size is too large"),
    INVALID_AUTHORITY_OID("One of the provided authority OIDs is in invalid format"),
    INVALID_CERTIFICATE_STATUS("Invalid certificate status"),
    INVALID_DOCUMENT("Invalid document"),
    INVALID_DOCUMENT_IDENTIFIER("Invalid document identifier"),
    INVALID_EMAIL("One of the provided notification email addresses is in invalid format"),
    INVALID_EXPORT_FORMAT("Invalid signature export format"),
    INVALID_HEADERS("Invalid HTTP request headers"),
    INVALID_IIN("One of the provided IINs is in invalid format"),
    INVALID_METHOD("Invalid HTTP request method"),
    INVALID_OCSP("Signature contains invalid OCSP data"),
    INVALID_QUERY_PARAMETER("Invalid URL query parameter"),
    INVALID_ROUTE("Invalid API route"),
    INVALID_SETTINGS("Invalid format of provided document settings"),
    INVALID_SIGNATURE("Invalid signature"),
    INVALID_SIGNATURE_IDENTIFIER("Invalid signature identifier"),
    INVALID_STRUCTURE("Invalid JSON request structure"),
    INVALID_TIME_STAMP("Signature contains invalid TSP time stamp"),
    INVALID_TITLE("Invalid document Title"),
    LENGTH_MISMATCH("The processed data size does not match the one passed in HTTP Content-Length request header"),
    LIMIT_REACHED("Document signatures limit reached"),
    MALFORMED_JSON("Failed to parse JSON"),
    MALFORMED_SIGNATURE("Failed to parse signature"),
    NONCONFORMING_SET_ORDER("Nonconforming order of elements in one of ASN.1 SET tags of the signature"),
    NOT_THE_DOCUMENT("Signature does not correspond to the document"),
    OCSP_SERVER_PROBLEM("OCSP server problem"),
    RATE_LIMIT_REACHED("Request rate limit reached"),
    REQUIREMENTS_NOT_MET("Signature does not conform to document settings requirements"),
    SIGNATURE_ALGORITHM_NOT_SUPPORTED("Signature algorithm not supported"),
    SIGNATURE_ALREADY_SUBMITTED("This signature has already been submitted"),
    SIGNATURE_TYPE_NOT_SUPPORTED("Signature type is not supported"),
    TOO_MANY_EMAILS("Too many notification email addresses provided"),
    TSP_SERVER_PROBLEM("TSP server problem");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    /** The machine key of the error: the text itself. */
    String message() {
        return message;
    }

    /** The refusal as something to throw. */
    RefusedException exception() {
        return new RefusedException(this);
    }
}
