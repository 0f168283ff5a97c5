/** What an application or a test can put in the place of the SDK's own: time, observation, and where operations are kept. */
@NullMarked
package org.qoltanba.api.spi;

import org.jspecify.annotations.NullMarked;
