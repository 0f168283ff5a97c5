package org.qoltanba.testkit.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes to where the program was started. */
final class Terminal {

    private static final String CYRILLIC = "\u042f";

    private Terminal() {}

    /** In the encoding of the terminal; where that has no Russian letters, in UTF-8 rather than in question marks. */
    static PrintWriter writer(FileDescriptor stream, String encoding) {
        return new PrintWriter(new FileOutputStream(stream), true, charset(System.getProperty(encoding, "")));
    }

    static Charset charset(String told) {
        try {
            Charset charset = told.isEmpty() ? Charset.defaultCharset() : Charset.forName(told);
            return charset.canEncode() && charset.newEncoder().canEncode(CYRILLIC) ? charset : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
