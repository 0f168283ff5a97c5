package org.qoltanba.testkit.dss;

/**
 * Something to be done with a key or its certificate.
 *
 * @param action {@link DssAction#CHANGE_PIN}, or one that revokes, suspends, resumes or deletes
 * @param key whose
 */
record CertificateOrder(DssAction action, CloudKey key) implements Order {

    @Override
    public String title() {
        return action.title();
    }

    @Override
    public String description() {
        return key.friendlyName()
                .orElseGet(() -> key.identity().x509().getSubjectX500Principal().getName());
    }
}
