package org.qoltanba.testkit.sigex;

import java.util.Map;

/**
 * Who asks for a signature, as the apps of eGov show it.
 *
 * @param russian the name in Russian
 * @param kazakh the name in Kazakh
 * @param english the name in English
 * @param bin the number, 12 digits; empty if nobody is known to ask
 */
record QrOrganization(String russian, String kazakh, String english, String bin) {

    private static final String SERVICE = "SIGEX";
    private static final int PREFIX = "BIN".length();

    /** The organisation of an information system, by the name in its settings; the service itself for everybody else. */
    static QrOrganization of(Caller caller, Brandings brandings) {
        Map<String, String> names = brandings.of(Registrator.of(caller)).organizationName();
        return new QrOrganization(
                names.getOrDefault("ru", SERVICE),
                names.getOrDefault("kk", SERVICE),
                names.getOrDefault("en", SERVICE),
                caller.bin().map(bin -> bin.substring(PREFIX)).orElse(""));
    }
}
