package org.qoltanba.client.sigex;

import java.util.regex.Pattern;

/**
 * Makes a title out of a document's name. A title is sometimes used as a file name, so SIGEX refuses one that is none
 * (contract section 7.1); the rules are not published, so everything that any common file system refuses is replaced.
 */
final class DocumentTitles {

    /** Public clients cut at 200 to 250 characters (contract section 14). */
    private static final int LONGEST = 200;

    private static final int LONGEST_EXTENSION = 16;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\\\/:*?\"<>|]");
    private static final Pattern OUTSIDE = Pattern.compile("^\\s+|[\\s.]+$");

    private DocumentTitles() {}

    /**
     * A valid file name as close to the document's name as can be.
     *
     * @param name what the document calls itself
     * @return 1 to 200 characters
     */
    static String of(String name) {
        String clean = FORBIDDEN.matcher(name).replaceAll("_");
        clean = OUTSIDE.matcher(clean).replaceAll("");
        return clean.isEmpty() ? "document" : shorten(clean);
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int end = LONGEST - extension.length();
        // Never cut through a character that takes two chars.
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }
}
