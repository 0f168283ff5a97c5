package org.qoltanba.testkit.card;

/** What a card says besides what it is about, in the words of the specification of cards where it has words. */
public enum Phrase {
    /** What this is. */
    CARD("Карточка электронного документа", "Электрондық құжат карточкасы"),
    /** Above the date. */
    BUILT_AT("Дата и время формирования", "Жасалу күні мен уақыты"),
    /** Above the name of the system. */
    BUILT_BY("Информационная система или сервис", "Ақпараттық жүйе немесе сервис"),
    /** Above the contents. */
    CONTENTS("Содержание", "Мазмұны"),
    /** The first part. */
    INFORMATION("Информационный блок", "Ақпараттық блок"),
    /** The second part; also the header and the watermark of its pages. */
    DOCUMENT_SHOWN("Визуализация электронного документа", "Электрондық құжатты визуалдау"),
    /** The third part. */
    SIGNATURES_SHOWN(
            "Визуализация подписей под электронным документом", "Электрондық құжаттағы қолтаңбаларды визуалдау"),
    /** The header of its pages. */
    SIGNATURE_SHOWN("Визуализация электронной цифровой подписи", "Электрондық цифрлық қолтаңбаны визуалдау"),
    /** Above the list of files. */
    ATTACHMENTS("Перечень вложенных файлов", "Салынған файлдардың тізімі"),
    /** What the first file is. */
    ORIGINAL("Подлинник электронного документа", "Электрондық құжаттың түпнұсқасы"),
    /** What the others are. */
    SIGNATURE("ЭЦП", "ЭЦҚ"),
    /** The number of a signature. */
    SIGNATURE_NUMBER("Подпись №", "Қолтаңба №"),
    /** Before the number of a page. */
    PAGE("стр.", "бет"),
    /** Who signed. */
    SUBJECT_NAME("Подписал(а)", "Қол қойды"),
    /** The person's number. */
    SUBJECT_ID("ИИН", "ЖСН"),
    /** For whom. */
    ORGANIZATION_NAME("Представляет организацию", "Ұйымның атынан"),
    /** The organisation's number. */
    ORGANIZATION_ID("БИН", "БСН"),
    /** The subject of the certificate. */
    SUBJECT("Субъект", "Субъект"),
    /** Its other names. */
    ALTERNATIVE_NAMES("Альтернативные имена", "Балама атаулары"),
    /** The serial number of a certificate. */
    SERIAL_NUMBER("Серийный номер", "Сериялық нөмірі"),
    /** The beginning of validity. */
    VALID_FROM("Действителен с", "Жарамдылығы басталады"),
    /** The end of validity. */
    VALID_UNTIL("Действителен по", "Жарамдылығы аяқталады"),
    /** The policies of the certificate. */
    POLICIES("Шаблон", "Үлгі"),
    /** What the key may be used for. */
    KEY_USAGE("Допустимое использование", "Рұқсат етілген қолданыс"),
    /** The same, extended. */
    EXTENDED_KEY_USAGE("Расширенное использование", "Кеңейтілген қолданыс"),
    /** Who issued a certificate. */
    ISSUER("Издатель", "Басып шығарушы"),
    /** How it was signed. */
    SIGNATURE_ALGORITHM("Алгоритм подписи", "Қолтаңба алгоритмі"),
    /** When it was signed. */
    TIME_STAMP("Метка времени (TSP)", "Уақыт белгісі (TSP)"),
    /** When the certificate was good. */
    STATUS_TIME("Ответ OCSP", "OCSP жауабы"),
    /** That it was good. */
    STATUS("Статус сертификата", "Сертификат мәртебесі"),
    /** That checks were made. */
    CHECKED(
            "При формировании карточки все подписи под документом проверены, и проверено, что они сделаны под вложенным"
                    + " документом.",
            "Карточка жасалғанда құжаттағы барлық қолтаңбалар және олардың салынған құжатқа қойылғаны тексерілді."),
    /** What a card is. */
    WHAT_A_CARD_IS(
            "Карточка электронного документа — файл PDF, который состоит из визуально отображаемой части и вложенных"
                    + " файлов.",
            "Электрондық құжат карточкасы — көрінетін бөліктен және салынған файлдардан тұратын PDF файлы."),
    /** What an original is. */
    WHAT_AN_ORIGINAL_IS(
            "Подлинник электронного документа — первый вложенный файл. Юридическую значимость он имеет вместе с"
                    + " вложенными подписями, после их проверки.",
            "Электрондық құжаттың түпнұсқасы — бірінші салынған файл. Ол салынған қолтаңбалармен бірге, олар"
                    + " тексерілгеннен кейін заңдық мәнге ие болады."),
    /** How to check. */
    HOW_TO_VERIFY(
            "Чтобы проверить карточку, загрузите ее в сервис, в котором она сформирована.",
            "Карточканы тексеру үшін оны жасалған сервиске жүктеңіз."),
    /** What not to believe. */
    WARNING(
            "Внимание! Визуально отображаемая часть не защищена от изменений и не имеет юридической значимости. Всегда"
                    + " проверяйте подписи.",
            "Назар аударыңыз! Көрінетін бөлік өзгертуден қорғалмаған және заңдық мәні жоқ. Қолтаңбаларды әрқашан"
                    + " тексеріңіз.");

    private final String russian;
    private final String kazakh;

    Phrase(String russian, String kazakh) {
        this.russian = russian;
        this.kazakh = kazakh;
    }

    String russian() {
        return russian;
    }

    String kazakh() {
        return kazakh;
    }
}
