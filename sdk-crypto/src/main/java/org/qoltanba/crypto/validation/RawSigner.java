package org.qoltanba.crypto.validation;

import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;

/**
 * A signer and its container as the octets they came as.
 *
 * @param container the container
 * @param signer the signer
 */
record RawSigner(RawSignedData container, RawSignerInfo signer) {}
