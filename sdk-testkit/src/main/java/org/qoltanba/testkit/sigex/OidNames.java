package org.qoltanba.testkit.sigex;

import java.util.Map;

/** What identifiers are called on the pages of a card (contract section 13). */
final class OidNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.2.398.3.10.1.1.1.2", "ГОСТ 34.310-2004"),
            Map.entry("1.2.398.3.10.1.1.2.3.1", "ГОСТ 34.10-2015 / 256"),
            Map.entry("1.2.398.3.10.1.1.2.3.2", "ГОСТ 34.10-2015 / 512"),
            Map.entry("1.2.840.113549.1.1.1", "RSA"),
            Map.entry("1.2.840.113549.1.1.11", "SHA-256 с RSA"),
            Map.entry("1.2.840.10045.4.3.2", "SHA-256 с ECDSA"),
            Map.entry("1.2.398.3.3.1.1", "Регламент НУЦ РК"),
            Map.entry("1.2.398.3.3.2", "Политика применения регистрационных свидетельств"),
            Map.entry("1.2.398.3.3.2.1", "Цифровая подпись юридических лиц"),
            Map.entry("1.2.398.3.3.2.2", "Аутентификация юридических лиц"),
            Map.entry("1.2.398.3.3.2.3", "Цифровая подпись физических лиц"),
            Map.entry("1.2.398.3.3.2.4", "Аутентификация физических лиц"),
            Map.entry("1.3.6.1.5.5.7.3.2", "Аутентификация клиента"),
            Map.entry("1.3.6.1.5.5.7.3.4", "Защищенная электронная почта"),
            Map.entry("1.2.398.3.3.4.1.1", "Физическое лицо"),
            Map.entry("1.2.398.3.3.4.1.2", "Юридическое лицо"),
            Map.entry("1.2.398.3.3.4.1.2.1", "Первый руководитель"),
            Map.entry("1.2.398.3.3.4.1.2.2", "Лицо, наделенное правом подписи"),
            Map.entry("1.2.398.3.3.4.1.2.3", "Лицо, наделенное правом подписи финансовых документов"),
            Map.entry("1.2.398.3.3.4.1.2.4", "Сотрудник отдела кадров"),
            Map.entry("1.2.398.3.3.4.1.2.5", "Сотрудник организации"),
            Map.entry("digitalSignature", "Цифровая подпись"),
            Map.entry("nonRepudiation", "Неотрекаемость"),
            Map.entry("keyEncipherment", "Шифрование ключей"));

    private OidNames() {}

    /** The name with the identifier behind it; the identifier alone where there is no name. */
    static String describe(String oid) {
        String name = NAMES.get(oid);
        return name == null ? oid : name + " (" + oid + ")";
    }
}
