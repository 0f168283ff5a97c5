package org.qoltanba.crypto.gost;

/**
 * A substitution of GOST 28147-89 (RFC 5830): eight rows of sixteen nibbles, the first for the lowest. Together with the
 * rotation that follows, it is done by a table for each octet of a word.
 */
@SuppressWarnings("ImmutableEnumChecker") // The table is filled once and given to this package only
enum Substitution {
    /** RFC 4357 section 11.2, id-GostR3411-94-CryptoProParamSet. */
    CRYPTO_PRO("a4568137dce092bf5f402db91763cea87fce94103b526a8d4a7c0f28e165db93"
            + "764b9c2a180efd357624d9f0a15b8ec3de41705a3c8f629b13a95b4f867ed02c"),
    /** RFC 4357 section 11.2, id-GostR3411-94-TestParamSet, which Kazakhstan uses in earnest. */
    KAZAKH("4a92d80e6b1c7f53eb4c6dfa23810759581da342efc7609b7da1089fe46cb253"
            + "6c715fd84a9e03b24ba0721d36859cfedb413f590ae7682c1fd057a4923e6b8c");

    private static final int ROTATION = 11;

    private final int[] table = new int[4 * 256];

    Substitution(String rows) {
        for (int place = 0; place < 4; place++) {
            for (int octet = 0; octet < 256; octet++) {
                int low = Character.digit(rows.charAt(32 * place + (octet & 0xF)), 16);
                int high = Character.digit(rows.charAt(32 * place + 16 + (octet >>> 4)), 16);
                table[256 * place + octet] = Integer.rotateLeft(((high << 4) | low) << (8 * place), ROTATION);
            }
        }
    }

    /** For each of the four places of an octet in a word, 256 words. Not to be changed. */
    int[] table() {
        return table;
    }
}
