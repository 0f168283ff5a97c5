package org.qoltanba.testkit.onec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a module may do, and that it may do nothing else. */
class LanguageTest {

    private final Platform platform = new Platform(new Http("127.0.0.1:8080", URI.create("http://127.0.0.1:1")));

    @Test
    void runsWhatIsUsed() {
        String text = """
                #Область Расчёт
                &НаСервере // директива
                Функция Длинные(Знач Слова, Предел = 3) Экспорт
                    Итог = 0;
                    Для Каждого Слово Из Слова Цикл
                        Если Слово.Длина > Предел И Не Слово.Лишнее Или Слово.Длина = 100 Тогда
                            Итог = Итог + 1;
                        ИначеЕсли Слово.Лишнее Тогда
                            Прервать;
                        Иначе
                            Итог = Итог - (0 - 0);
                        КонецЕсли;
                    КонецЦикла;
                    Пока Итог < 2 Цикл
                        итог = ИТОГ + 1
                    КонецЦикла;
                    Возврат ?(Итог <> 2, Итог, "два
                        |и ""всё"" ");
                КонецФункции
                #КонецОбласти
                """;
        Module module = Module.of(text, platform);
        assertThat(module.call("длинные", words(2, 4))).isEqualTo("два\nи \"всё\" ");
        assertThat(module.call("Длинные", words(4, 5, 6, 100, -1, 9))).isEqualTo(new BigDecimal(4));
        assertThat(module.call("Длинные", words(4, 5, 6, 100), new BigDecimal(50)))
                .isEqualTo("два\nи \"всё\" ");
    }

    private static ValueList words(int... lengths) {
        ValueList words = new ValueList();
        for (int length : lengths) {
            words.call(
                    "Добавить",
                    List.of(ValueMap.structure(
                            new Arguments(List.of("Длина, Лишнее", BigDecimal.valueOf(length), length < 0)))));
        }
        return words;
    }

    /** Mistakes that {@code Попытка} does not hide. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Возврат Неизвестная",
                "Возврат Неизвестная(1)",
                "Возврат СтрЗаменить(1, 2)",
                "Возврат СтрЗаменить(1, , 2)",
                "Возврат Новый Телеграф",
                "Возврат Новый Массив.Развернуть()",
                "Возврат Новый HTTPЗапрос",
                "Запрос = Новый HTTPЗапрос(\"/\"); Возврат Запрос.Тело",
                "Возврат Новый HTTPСоединение(\"127.0.0.1\", 8080)",
                "Символы = 1",
                "Параметр = 1",
                "Возврат Ф(1, 2)",
                "Возврат Ф()"
            })
    void whatIsNotThereIsAMistake(String code) {
        String text = "Функция Ф(Параметр) Попытка " + code
                + "; Исключение Возврат Ложь; КонецПопытки; Возврат Истина; КонецФункции";
        assertThatThrownBy(() -> Module.of(text, platform).call("Ф", "x")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Процедура Продолжить() КонецПроцедуры",
                "Процедура П() Возврат Экспорт; КонецПроцедуры",
                "Процедура П() 1 + 1; КонецПроцедуры",
                "Процедура П() А = 1 Б = 2; КонецПроцедуры",
                "Процедура П() А = 1; КонецФункции",
                "Процедура П() А = \"1; КонецПроцедуры",
                "Процедура П() А += 1; КонецПроцедуры",
                "Процедура П() КонецПроцедуры Процедура п() КонецПроцедуры"
            })
    void whatIsNotTheLanguageIsAMistake(String text) {
        assertThatThrownBy(() -> Module.of(text, platform)).isInstanceOf(AssertionError.class);
    }

    /** What the platform refuses while it runs can be caught, and says why. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + \"а\" | Преобразование значения к типу Число не может быть выполнено: а",
                "Новый Структура(\"А\").Б | Поле объекта не обнаружено (Б)",
                "Новый Структура(\"1.2\", 3) | Задано неправильное имя атрибута структуры '1.2'",
                "Новый Массив[0] | Индекс находится за границами массива: 0",
                "Новый HTTPСоединение(\"sigex.kz\", 443, , , , 30) | Не могу установить соединение: sigex.kz",
                "Истина.Поле | Значение не является значением объектного типа: true",
                "Не 1 | Преобразование значения к типу Булево не может быть выполнено: 1"
            })
    void whatFailsCanBeCaught(String code, String description) {
        String text = "Функция Ф() Попытка Возврат " + code
                + "; Исключение Возврат ИнформацияОбОшибке().Описание; КонецПопытки; КонецФункции";
        assertThat(Module.of(text, platform).call("Ф")).isEqualTo(description);
    }

    /** Traps of the platform that a module has to know. */
    @Test
    void theTrapsAreThere() {
        assertThat(value("\"\" + 1234567")).isEqualTo("1\u00a0234\u00a0567");
        assertThat(value("XMLСтрока(1234567)")).isEqualTo("1234567");
        assertThat((String) platform.call("Base64Строка", List.of(new BinaryData(new byte[100]))))
                .contains("\r\n");
        String json = """
                Функция Ф(Знач Текст, ВСоответствие)
                    Чтение = Новый ЧтениеJSON;
                    Чтение.УстановитьСтроку(Текст);
                    Возврат ПрочитатьJSON(Чтение, ВСоответствие);
                КонецФункции
                """;
        Module module = Module.of(json, platform);
        assertThatThrownBy(() -> module.call("Ф", "{\"2.16.840\": \"x\"}", false))
                .isInstanceOf(OnecException.class);
        assertThat(((Thing) module.call("Ф", "{\"2.16.840\": \"x\"}", true)).at("2.16.840"))
                .isEqualTo("x");
    }

    private Object value(String expression) {
        return Module.of("Функция Ф() Возврат " + expression + "; КонецФункции", platform)
                .call("Ф");
    }
}
