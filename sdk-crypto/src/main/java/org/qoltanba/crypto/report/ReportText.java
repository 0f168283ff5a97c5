package org.qoltanba.crypto.report;

/**
 * Makes foreign text harmless before it is shown: names in certificates are chosen by whoever asked for the certificate.
 * Markup is not its matter; the writers escape that.
 */
final class ReportText {

    private static final int LONGEST = 4000;

    private ReportText() {}

    /**
     * Replaces what a reader cannot see, or what would turn the text around it: control characters, marks of writing
     * direction, halves of surrogate pairs, characters that belong to nobody. Texts without end are cut.
     */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isVisible(character)) {
                visible.appendCodePoint(character);
            } else {
                visible.append("\\u{").append(Integer.toHexString(character)).append('}');
            }
        }
        return end < text.length() ? visible.append("…").toString() : visible.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
