/**
 * CryptoPro DSS as a fake: signing in, certificates, transactions, confirmation and the signed result. Source: the DSS
 * contract, sections 2 to 8, 10 and 11.
 */
@NullMarked
package org.qoltanba.testkit.dss;

import org.jspecify.annotations.NullMarked;
