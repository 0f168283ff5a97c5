/** What can go wrong between a client and a service: a closed set of faults, attached to named points of an exchange. */
@NullMarked
package org.qoltanba.testkit.fault;

import org.jspecify.annotations.NullMarked;
