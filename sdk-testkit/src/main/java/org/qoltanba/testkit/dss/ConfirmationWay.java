package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/**
 * A method of a user, with the device it works on where the user has several (contract sections 7.3 and 12.3).
 *
 * @param method how the user confirms
 * @param device on which device; null where the method or the user has one at most
 */
record ConfirmationWay(ConfirmationMethod method, @Nullable Device device) {

    /**
     * A device of a user.
     *
     * @param id its identifier
     * @param name what its owner calls it
     * @param phone the phone of the world that it is
     */
    record Device(String id, String name, String phone) {}

    static ConfirmationWay of(ConfirmationMethod method) {
        return new ConfirmationWay(method, null);
    }

    /** How a choice names it. */
    String refId() {
        return device == null ? method.uri() : method.uri() + "?deviceId=" + device.id();
    }

    /** What people read. */
    String label() {
        return device == null ? method.label() : method.label() + " (" + device.name() + ")";
    }
}
