package org.qoltanba.testkit.sigex;

import java.util.List;
import java.util.Optional;

/** What a right to see something depends on (contract section 3.5). */
interface Guarded {

    /** The setting {@code private}. */
    boolean isRestricted();

    /** Which information system registered it. */
    Optional<Registrator> registrator();

    /** Who may see it besides: {@code documentAccess} or {@code packageAccess}. */
    List<AccessRule> viewers();

    /** A document. */
    interface Document extends Guarded {

        /** Whether its settings open information and original to everybody for the time being. */
        boolean isOpenToEverybody();

        /** Who has signed. */
        List<SignerIdentity> signers();
    }

    /** A package. */
    interface DocumentPackage extends Guarded {

        /** Who may change its settings besides: {@code packageSettings}. */
        List<AccessRule> editors();
    }
}
