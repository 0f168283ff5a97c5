package org.qoltanba.crypto.path;

import org.qoltanba.api.signature.SubIndication;

/**
 * What is wrong with a path.
 *
 * @param subIndication what it means for the verdict
 * @param text for people
 */
public record PathFault(SubIndication subIndication, String text) {}
