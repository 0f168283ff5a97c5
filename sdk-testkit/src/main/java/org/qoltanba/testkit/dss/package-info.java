/**
 * CryptoPro DSS as a fake, in both of its generations: signing in, certificates, transactions and operations, their
 * confirmation and their results, the Document Store, and the management of users. Source: the DSS contract.
 */
@NullMarked
package org.qoltanba.testkit.dss;

import org.jspecify.annotations.NullMarked;
