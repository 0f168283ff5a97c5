package org.qoltanba.crypto.gost;

import java.util.ArrayList;
import java.util.List;
import org.qoltanba.crypto.suite.SignatureSuite;

/** The suites of this package. */
public final class GostSuites {

    private GostSuites() {}

    /**
     * What genuine signatures confirm: GOST R 34.10-2001, which is only verified, GOST R 34.10-2012 with both lengths,
     * GOST 34.310-2004, and GOST R 34.10-2015 with 512 bits.
     *
     * @return the suites
     */
    public static List<SignatureSuite> confirmed() {
        return of(List.of(
                GostScheme.RUSSIAN_2001,
                GostScheme.RUSSIAN_2012_256,
                GostScheme.RUSSIAN_2012_512,
                GostScheme.KAZAKH_2004,
                GostScheme.KAZAKH_2015_512));
    }

    /**
     * What is only reported: GOST R 34.10-2015 with 256 bits.
     *
     * @return the suites
     */
    public static List<SignatureSuite> unconfirmed() {
        return of(List.of(GostScheme.KAZAKH_2015_256));
    }

    private static List<SignatureSuite> of(List<GostScheme> schemes) {
        List<SignatureSuite> suites = new ArrayList<>();
        for (GostScheme scheme : schemes) {
            suites.add(GostSuite.naming(scheme));
            suites.add(GostSuite.generic(scheme));
        }
        return List.copyOf(suites);
    }
}
