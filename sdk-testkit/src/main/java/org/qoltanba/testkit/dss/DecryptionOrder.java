package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A container to be decrypted.
 *
 * @param key with which key
 * @param container a CMS
 * @param description what the user is shown; may be empty
 * @param pin a PIN given beforehand; null for none
 */
record DecryptionOrder(
        CloudKey key,
        Bytes container,
        String description,
        @Nullable String pin) implements Order {

    @Override
    public String title() {
        return DssAction.DECRYPT_DOCUMENT.title();
    }

    /** Never shows the PIN. */
    @Override
    public String toString() {
        return "DecryptionOrder[" + key + "]";
    }
}
