/**
 * One way to speak HTTP for all services: limits, one-shot bodies, retries, redacted logging, cancellation. Not exported;
 * OkHttp and Jackson stay behind it.
 */
@NullMarked
package org.qoltanba.client.http;

import org.jspecify.annotations.NullMarked;
