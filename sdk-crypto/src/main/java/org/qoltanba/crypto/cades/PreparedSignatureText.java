package org.qoltanba.crypto.cades;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Prepared signatures as text: version, packaging, the three object identifiers of the algorithms, the signed attributes,
 * the certificates, a checksum against damage. Fields are divided by dots; octets are in Base64 for addresses.
 */
final class PreparedSignatureText {

    private static final String VERSION = "QPS1";
    private static final int LONGEST = 256 * 1024;
    private static final int FIELDS_BEFORE_CERTIFICATES = 4;
    private static final int CHECKSUM_OCTETS = 12;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern OID = Pattern.compile("[0-9]{1,9}(_[0-9]{1,9}){1,20}");

    private PreparedSignatureText() {}

    static String of(SigningPlan plan, SignaturePackaging packaging, byte[] attributes) {
        SuiteId suite = plan.suite().id();
        List<String> fields = new ArrayList<>(List.of(
                VERSION,
                packaging.name(),
                String.join("-", suite.key(), suite.signature(), suite.digest()).replace('.', '_'),
                encode(attributes)));
        for (ParsedCertificate certificate : plan.chain()) {
            fields.add(encode(certificate.encoded().toArray()));
        }
        String body = String.join(".", fields);
        String text = body + "." + checksum(body);
        if (text.length() > LONGEST) {
            throw new IllegalStateException("The prepared signature has " + text.length() + " characters as text, more"
                    + " than " + LONGEST + ". Prepare it with fewer certificates.");
        }
        return text;
    }

    static PreparedSignature parse(String text) {
        int end = text.lastIndexOf('.');
        if (text.length() > LONGEST || end < 0 || !FORM.matcher(text).matches()) {
            throw damaged(text, null);
        }
        String body = text.substring(0, end);
        List<String> fields = List.of(body.split("\\.", -1));
        if (!fields.get(0).equals(VERSION)) {
            throw new IllegalArgumentException(
                    "Not a prepared signature of version " + VERSION + ". Complete it with the SDK that prepared it.");
        }
        if (fields.size() <= FIELDS_BEFORE_CERTIFICATES
                || !text.substring(end + 1).equals(checksum(body))) {
            throw damaged(text, null);
        }
        try {
            SignaturePackaging packaging = SignaturePackaging.valueOf(fields.get(1));
            SignatureSuite suite = suite(fields.get(2));
            byte[] attributes = decode(fields.get(3));
            Asn1Scanner.requireSingle(attributes, Asn1Bounds.CERTIFICATE);
            List<ParsedCertificate> chain = new ArrayList<>();
            for (String certificate : fields.subList(FIELDS_BEFORE_CERTIFICATES, fields.size())) {
                chain.add(ParsedCertificate.parse(Bytes.of(decode(certificate))));
            }
            return PreparedSignature.resumed(chain, suite, packaging, attributes);
        } catch (IllegalArgumentException | MalformedAsn1Exception malformed) {
            throw damaged(text, malformed);
        } catch (AlgorithmRefusedException refused) {
            throw new IllegalArgumentException("The signature cannot be completed. " + refused.getMessage(), refused);
        }
    }

    private static SignatureSuite suite(String field) throws AlgorithmRefusedException {
        List<String> oids = List.of(field.split("-", -1));
        if (oids.size() != 3 || !oids.stream().allMatch(oid -> OID.matcher(oid).matches())) {
            throw new IllegalArgumentException("Not three object identifiers.");
        }
        List<String> dotted = oids.stream().map(oid -> oid.replace('_', '.')).toList();
        return AlgorithmProfile.everything().suites().find(new SuiteId(dotted.get(0), dotted.get(1), dotted.get(2)));
    }

    private static String checksum(String body) {
        byte[] digest = Sha2.SHA_256.newDigest().digest(body.getBytes(StandardCharsets.US_ASCII));
        return encode(Arrays.copyOf(digest, CHECKSUM_OCTETS));
    }

    private static String encode(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static byte[] decode(String field) {
        return Base64.getUrlDecoder().decode(field);
    }

    private static IllegalArgumentException damaged(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Not a prepared signature: a text of " + text.length()
                        + " characters. Pass the text exactly as it was kept.",
                cause);
    }
}
