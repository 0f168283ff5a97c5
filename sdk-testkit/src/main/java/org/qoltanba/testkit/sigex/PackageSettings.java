package org.qoltanba.testkit.sigex;

import java.util.List;

/**
 * The settings of a package (contract section 7.21).
 *
 * @param restricted {@code private}: only callers with a right to it see the package
 * @param viewers {@code packageAccess}: who sees the package, though not its documents
 * @param editors {@code packageSettings}: who changes these settings, though not those of its documents
 * @param signedWhole {@code signWholePackage}: nobody signs a document of it alone
 */
record PackageSettings(boolean restricted, List<AccessRule> viewers, List<AccessRule> editors, boolean signedWhole) {

    /** What a package has when nothing is said. */
    static final PackageSettings NONE = new PackageSettings(false, List.of(), List.of(), false);

    PackageSettings {
        viewers = List.copyOf(viewers);
        editors = List.copyOf(editors);
    }
}
