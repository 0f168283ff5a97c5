package org.qoltanba.crypto.asn1;

import org.jspecify.annotations.Nullable;

/** Turns whatever an ASN.1 parser does with malformed input into one exception. */
public final class Asn1Reader {

    /**
     * A piece of parsing.
     *
     * @param <T> what it yields
     */
    @FunctionalInterface
    public interface Parser<T> {

        /**
         * Parses.
         *
         * @return the structure; null counts as malformed
         * @throws Exception whatever the parser meets
         */
        @Nullable
        T parse() throws Exception;
    }

    private Asn1Reader() {}

    /**
     * Parses.
     *
     * @param what what is expected, for the message
     * @param parser the parsing
     * @param <T> what it yields
     * @return the structure
     * @throws MalformedAsn1Exception if the parser throws anything or finds nothing
     */
    public static <T> T read(String what, Parser<T> parser) throws MalformedAsn1Exception {
        T structure;
        try {
            structure = parser.parse();
        } catch (MalformedAsn1Exception clear) {
            throw clear;
        } catch (Exception malformed) {
            throw new MalformedAsn1Exception("It is not " + what + ".", malformed);
        }
        if (structure == null) {
            throw new MalformedAsn1Exception("It is not " + what + ".");
        }
        return structure;
    }
}
