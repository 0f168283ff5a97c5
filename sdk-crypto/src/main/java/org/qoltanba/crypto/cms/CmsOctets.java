package org.qoltanba.crypto.cms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * The octets of one ContentInfo, freed from what people wrap them in: PEM or bare Base64 around them, zero octets after
 * them where a signature was cut out of a PDF.
 */
final class CmsOctets {

    private static final int SEQUENCE = 0x30;

    private final byte[] content;
    private final int trimmed;

    private CmsOctets(byte[] content, int trimmed) {
        this.content = content;
        this.trimmed = trimmed;
    }

    static CmsOctets of(byte[] given, CmsLimits limits) throws MalformedAsn1Exception {
        if (given.length > CmsLimits.OCTETS) {
            throw new MalformedAsn1Exception(
                    "It has " + given.length + " bytes; at most " + CmsLimits.OCTETS + " are read.");
        }
        byte[] binary = given.length > 0 && given[0] == SEQUENCE ? given : decodeText(given);
        int length = Asn1Scanner.lengthOfFirst(binary, limits.structure());
        for (int i = length; i < binary.length; i++) {
            if (binary[i] != 0) {
                throw new MalformedAsn1Exception((binary.length - length) + " bytes follow the end of the signature.");
            }
        }
        byte[] content = length == binary.length ? binary : Arrays.copyOf(binary, length);
        return new CmsOctets(content, binary.length - length);
    }

    private static byte[] decodeText(byte[] given) throws MalformedAsn1Exception {
        String text = new String(given, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("-----BEGIN ")) {
            text = pemBody(text);
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(withoutBlanks(text));
        } catch (IllegalArgumentException malformed) {
            throw new MalformedAsn1Exception("It is neither DER, BER, PEM nor Base64.");
        }
        if (decoded.length == 0 || decoded[0] != SEQUENCE) {
            throw new MalformedAsn1Exception("It does not begin with a SEQUENCE.");
        }
        return decoded;
    }

    private static String pemBody(String text) throws MalformedAsn1Exception {
        for (String label : new String[] {"CMS", "PKCS7", "PKCS #7 SIGNED DATA"}) {
            String begin = "-----BEGIN " + label + "-----";
            String end = "-----END " + label + "-----";
            if (text.startsWith(begin)
                    && text.endsWith(end)
                    && text.indexOf("-----", begin.length()) + end.length() == text.length()) {
                return text.substring(begin.length(), text.length() - end.length());
            }
        }
        throw new MalformedAsn1Exception("It is PEM, but not one block of type CMS, PKCS7 or PKCS #7 SIGNED DATA.");
    }

    private static String withoutBlanks(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\n' && character != '\r' && character != ' ' && character != '\t') {
                dense.append(character);
            }
        }
        return dense.toString();
    }

    /** Exactly one BER element, known to be within the limits. */
    byte[] content() {
        return content;
    }

    /** How many zero octets followed it. */
    int trimmed() {
        return trimmed;
    }
}
