package org.qoltanba.testkit.sigex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files: what is allowed in them, and how a document's identifier stands in them (contract section 5.1). */
final class FileNames {

    /** What no file system takes in a name. The contract asks for file-name rules without listing them. */
    private static final Pattern UNFIT = Pattern.compile(".*[/\\\\\\p{Cntrl}].*|\\.|\\.\\.", Pattern.DOTALL);

    private static final String MARK = "SigexId";
    private static final Pattern MARKED = Pattern.compile(MARK + "([A-Za-z0-9]{16})");
    private static final String PDF = ".pdf";

    private FileNames() {}

    /** Whether a text can be the name of a file; the empty text cannot. */
    static boolean isFileName(String text) {
        return !text.isEmpty() && !UNFIT.matcher(text).matches();
    }

    /** Whether a text, if it is not empty, can be the name of a file. */
    static boolean isTitle(String text) {
        return text.isEmpty() || isFileName(text);
    }

    /** Whether a name says that the file is a PDF. */
    static boolean isPdf(String name) {
        return name.regionMatches(true, name.length() - PDF.length(), PDF, 0, PDF.length());
    }

    /** The name with the identifier in it, before the extension if there is one. */
    static String withId(String name, String documentId) {
        if (!isFileName(name)) {
            throw Refusal.INVALID_FILE_NAME.exception();
        }
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        return base + "-" + MARK + documentId + extension;
    }

    /** The identifier in a name, if there is one. */
    static Optional<String> idIn(String name) {
        Matcher matcher = MARKED.matcher(name);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
