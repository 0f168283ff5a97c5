package org.qoltanba.testkit.dss;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a user of DSS can do, as policy names it (contract sections 4.3 and 5.1).
 *
 * @since 0.1.0
 */
public enum DssAction {
    /** Signing in. It is never a transaction. */
    ISSUE(1, "Issue", "Вход в систему"),
    /** Signing one document. */
    SIGN_DOCUMENT(2, "SignDocument", "Подпись документа"),
    /** Signing a package of documents. */
    SIGN_DOCUMENTS(4, "SignDocuments", "Подпись пакета документов"),
    /** Decrypting a document. */
    DECRYPT_DOCUMENT(8, "DecryptDocument", "Расшифрование документа"),
    /** Asking for a certificate. */
    CREATE_REQUEST(16, "CreateRequest", "Создание запроса на сертификат"),
    /** Changing the PIN of a key. */
    CHANGE_PIN(32, "ChangePin", "Смена ПИН-кода"),
    /** Asking for a certificate in place of another. */
    RENEW_CERTIFICATE(64, "RenewCertificate", "Обновление сертификата"),
    /** Revoking a certificate. */
    REVOKE_CERTIFICATE(128, "RevokeCertificate", "Отзыв сертификата"),
    /** Suspending a certificate. */
    HOLD_CERTIFICATE(256, "HoldCertificate", "Приостановление действия сертификата"),
    /** Ending the suspension of a certificate. */
    UNHOLD_CERTIFICATE(512, "UnholdCertificate", "Возобновление действия сертификата"),
    /** Deleting a certificate with its key. */
    DELETE_CERTIFICATE(1024, "DeleteCertificate", "Удаление сертификата"),
    /** Using a key at all. It appears in policy alone, and its number follows the pattern. */
    PRIVATE_KEY_ACCESS(2048, "PrivateKeyAccess", "Доступ к закрытому ключу");

    private final int code;
    private final String wireName;
    private final String title;

    DssAction(int code, String wireName, String title) {
        this.code = code;
        this.wireName = wireName;
        this.title = title;
    }

    /**
     * The number of the action, an {@code OperationCode}.
     *
     * @return a power of two
     */
    public int code() {
        return code;
    }

    /**
     * The name of the action.
     *
     * @return for example {@code SignDocument}
     */
    public String wireName() {
        return wireName;
    }

    /** What people read. */
    String title() {
        return title;
    }

    /** The claim that stands for the action in policy. */
    String uri() {
        return "http://dss.cryptopro.ru/identity/claims/action/" + wireName.toLowerCase(Locale.ROOT);
    }

    /** Whether there are transactions of this kind. */
    boolean isTransaction() {
        return this != ISSUE && this != PRIVATE_KEY_ACCESS;
    }

    /** The action of a number. */
    static Optional<DssAction> of(int code) {
        return Arrays.stream(values()).filter(action -> action.code == code).findFirst();
    }
}
