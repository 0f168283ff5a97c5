'use strict';
const TEXTS = {
  en: {
    subtitle: 'test services', clock: 'Clock', minute: 'min', hour: 'h', day: 'd', sections: 'Sections', pause: 'Pause', resume: 'Go on',
    other: 'По-русски', phones: 'Phones', mail: 'Mail', documents: 'Documents', journal: 'Journal', faults: 'Faults', world: 'World',
    nothingWaits: 'Nothing waits for an answer.', confirm: 'Confirm', decline: 'Decline', until: 'until', showCode: 'No internet: picture and code',
    toConfirm: 'confirms', toDecline: 'declines', sms: 'SMS', noPhones: 'There is no user of DSS. Name some in the file.',
    noMail: 'No mail has come.', noDocuments: 'No document is registered.', untitled: 'without title', bytes: 'bytes', incomplete: 'the document has not been sent yet',
    signer: 'Signer', signedAt: 'Registered', verdict: 'Verdict', file: 'Signature', download: 'download', search: 'Search', of: 'of',
    noAnswer: 'no answer', fault: 'fault', what: 'What', where: 'where', whose: 'whose', argument: 'status, time or member', often: 'how often', set: 'Set', asText: 'or as text',
    clear: 'Remove all faults', remove: 'Remove', struck: 'struck', noFaults: 'No fault is set.', isOff: 'off',
    TOTAL_PASSED: 'valid', TOTAL_FAILED: 'not valid', INDETERMINATE: 'could not be checked',
    once: 'once', threeTimes: 'three times', always: 'always', tenPercent: 'in 10 % of the cases',
    addresses: 'Addresses', people: 'People', keysAt: 'Keys and certificates are in', seed: 'Seed', key: 'key (.p12)', certificate: 'certificate',
    egov: 'eGov mobile: paste the launch link of a QR code', sign: 'Sign', refuse: 'Refuse', lost: 'The program does not answer. Has it been stopped?',
    assumptions: 'What the fakes assume',
    keysHint: 'Keys: 1–6 choose a section, Y confirms and N declines the oldest operation, P pauses the clock, / searches the journal. Nothing here is legally binding.'
  },
  ru: {
    subtitle: 'тестовые службы', clock: 'Часы', minute: 'мин', hour: 'ч', day: 'д', sections: 'Разделы', pause: 'Пауза', resume: 'Пустить',
    other: 'In English', phones: 'Телефоны', mail: 'Почта', documents: 'Документы', journal: 'Журнал', faults: 'Сбои', world: 'Мир',
    nothingWaits: 'Ничто не ждёт ответа.', confirm: 'Подтвердить', decline: 'Отказать', until: 'до', showCode: 'Нет интернета: картинка и код',
    toConfirm: 'подтверждает', toDecline: 'отказывает', sms: 'СМС', noPhones: 'Пользователей DSS нет. Назовите их в файле.',
    noMail: 'Писем не было.', noDocuments: 'Документов не зарегистрировано.', untitled: 'без названия', bytes: 'байт', incomplete: 'сам документ ещё не передан',
    signer: 'Подписавший', signedAt: 'Зарегистрирована', verdict: 'Проверка', file: 'Подпись', download: 'скачать', search: 'Поиск', of: 'из',
    noAnswer: 'ответа нет', fault: 'сбой', what: 'Что', where: 'где', whose: 'чей', argument: 'код, время или поле', often: 'как часто', set: 'Задать', asText: 'или текстом',
    clear: 'Убрать все сбои', remove: 'Убрать', struck: 'сработал раз', noFaults: 'Сбои не заданы.', isOff: 'выключен',
    TOTAL_PASSED: 'действительна', TOTAL_FAILED: 'недействительна', INDETERMINATE: 'не проверить',
    once: 'один раз', threeTimes: 'три раза', always: 'всегда', tenPercent: 'в 10 % случаев',
    addresses: 'Адреса', people: 'Люди', keysAt: 'Ключи и сертификаты лежат в папке', seed: 'Начальное число', key: 'ключ (.p12)', certificate: 'сертификат',
    egov: 'eGov mobile: вставьте ссылку запуска из QR-кода', sign: 'Подписать', refuse: 'Отказаться', lost: 'Программа не отвечает. Её остановили?',
    assumptions: 'Что предполагают имитации',
    keysHint: 'Клавиши: 1–6 — раздел, Y подтверждает, N отказывает (самая старая операция), P останавливает часы, / — поиск в журнале. Юридической силы здесь ничто не имеет.'
  }
};
