/** Signatures of the SDK, made with certificates, time stamps and revocation data of the testkit, judged by several. */
@NullMarked
package org.qoltanba.testkit.interop;

import org.jspecify.annotations.NullMarked;
