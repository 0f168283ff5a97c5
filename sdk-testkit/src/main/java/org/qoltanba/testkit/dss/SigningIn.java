package org.qoltanba.testkit.dss;

/** Signing in is confirmed, where policy demands it, like an operation (contract section 3.7). */
final class SigningIn {

    /** The same for everybody. */
    static final Order ORDER = new Order() {
        @Override
        public String title() {
            return DssAction.ISSUE.title();
        }

        @Override
        public String description() {
            return "";
        }
    };

    private SigningIn() {}
}
