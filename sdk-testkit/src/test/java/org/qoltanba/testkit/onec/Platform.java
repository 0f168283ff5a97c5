package org.qoltanba.testkit.onec;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The global context: functions and properties of the platform as its syntax assistant documents them, as far as the code of
 * the guide uses them. Whatever else a module names is a mistake here, so add what it may rightly use.
 */
final class Platform extends Thing {

    static final String UTF8 = "UTF-8";
    static final String NO_MARK = "ИспользованиеByteOrderMark.НеИспользовать";

    /** The variable that has the error of {@code Исключение}; no name in a module. */
    static final String CAUGHT = "!";

    private final Thing types = new Thing("Новый");
    private final Set<String> waiting = new LinkedHashSet<>();

    Platform(Http http) {
        super("Глобальный контекст");
        types.method("Структура", 0, 20, ValueMap::structure)
                .method("Соответствие", 0, 0, none -> ValueMap.mapping())
                .method("Массив", 0, 0, none -> new ValueList())
                .method("ЧтениеJSON", 0, 0, none -> Json.reader())
                .method("ЗаписьJSON", 0, 0, none -> Json.writer())
                .method("HTTPСоединение", 1, 8, http::connection)
                .method("HTTPЗапрос", 1, 2, Http.Request::new);
        method("ПрочитатьJSON", 1, 2, Json::read);
        method("ЗаписатьJSON", 2, 2, Json::write);
        texts();
        waits();
    }

    private void texts() {
        // Lines of 76 characters: they have to be joined before they go into JSON
        method("Base64Строка", 1, 1, given -> Base64.getMimeEncoder().encodeToString(octets(given)));
        method(
                "Base64Значение",
                1,
                1,
                given -> new BinaryData(Base64.getMimeDecoder().decode(given.text(0))));
        method("СтрЗаменить", 3, 3, given -> given.text(0).replace(given.text(1), given.text(2)));
        method("СтрШаблон", 1, 11, Platform::filled);
        method("ПустаяСтрока", 1, 1, given -> given.text(0).isBlank());
        method(
                "XMLСтрока",
                1,
                1,
                given -> given.value(0) instanceof BigDecimal number ? number.toPlainString() : given.text(0));
        method("КодироватьСтроку", 2, 3, given -> {
            given.as(1, Thing.class);
            return URLEncoder.encode(given.text(0), StandardCharsets.UTF_8).replace("+", "%20");
        });
        Thing url = new Thing("СпособКодированияСтроки.КодировкаURL");
        property(
                "СпособКодированияСтроки",
                () -> new Thing("СпособКодированияСтроки").property("КодировкаURL", () -> url));
        property("КодировкаТекста", () -> new Thing("КодировкаТекста").property("UTF8", () -> UTF8));
        property(
                "ИспользованиеByteOrderMark",
                () -> new Thing("ИспользованиеByteOrderMark").property("НеИспользовать", () -> NO_MARK));
        property(
                "Символы", () -> new Thing("Символы").property("ПС", () -> "\n").property("ВК", () -> "\r"));
    }

    private void waits() {
        method("ПодключитьОбработчикОжидания", 2, 3, given -> {
            given.number(1);
            waiting.add(given.text(0));
            return Undefined.UNDEFINED;
        });
        method("ОтключитьОбработчикОжидания", 1, 1, given -> {
            waiting.remove(given.text(0));
            return Undefined.UNDEFINED;
        });
    }

    Thing types() {
        return types;
    }

    /** What a form has asked to be called every few seconds. */
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    static Thing errorInfo(Object description) {
        return new Thing("ИнформацияОбОшибке").property("Описание", () -> description);
    }

    private static byte[] octets(Arguments given) {
        return given.as(0, BinaryData.class).octets();
    }

    private static String filled(Arguments given) {
        String text = given.text(0);
        for (int i = given.values().size() - 1; i > 0; i--) {
            text = text.replace("%" + i, Values.text(given.value(i)));
        }
        return text;
    }
}
