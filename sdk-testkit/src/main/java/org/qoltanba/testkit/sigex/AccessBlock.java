package org.qoltanba.testkit.sigex;

import java.util.List;

/**
 * Whom an organisation grants a right (contract section 5.13). Any one of the three suffices.
 *
 * @param authorities roles of employees, by object identifier
 * @param certificates information systems, by position in the list of certificates
 * @param iins employees, by number with prefix
 */
record AccessBlock(List<String> authorities, List<Integer> certificates, List<String> iins) {

    /** Only the first head. */
    static final AccessBlock NOBODY = new AccessBlock(List.of(), List.of(), List.of());

    AccessBlock {
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
        iins = List.copyOf(iins);
    }

    /** Whether an employee is named, as a person or by role. */
    boolean names(SignerIdentity employee) {
        return iins.contains(employee.iin())
                || employee.extendedKeyUsages().stream().anyMatch(authorities::contains);
    }
}
