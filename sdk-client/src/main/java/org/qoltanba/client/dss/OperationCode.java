package org.qoltanba.client.dss;

/** What a user can be asked to confirm: number for transactions, name for the policy (contract section 5.1). */
enum OperationCode {
    SIGN_DOCUMENT(2, "SignDocument"),
    SIGN_DOCUMENTS(4, "SignDocuments"),
    DECRYPT_DOCUMENT(8, "DecryptDocument"),
    CREATE_REQUEST(16, "CreateRequest"),
    CHANGE_PIN(32, "ChangePin"),
    RENEW_CERTIFICATE(64, "RenewCertificate"),
    REVOKE_CERTIFICATE(128, "RevokeCertificate"),
    HOLD_CERTIFICATE(256, "HoldCertificate"),
    UNHOLD_CERTIFICATE(512, "UnholdCertificate"),
    DELETE_CERTIFICATE(1024, "DeleteCertificate");

    private final int number;
    private final String action;

    OperationCode(int number, String action) {
        this.number = number;
        this.action = action;
    }

    int number() {
        return number;
    }

    /** The name in the policy. */
    String action() {
        return action;
    }
}
