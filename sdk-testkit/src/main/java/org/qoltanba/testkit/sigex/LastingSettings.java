package org.qoltanba.testkit.sigex;

import java.time.Duration;

/**
 * Settings of a document that are decided with its registration and never change (contract section 5.5).
 *
 * @param openUntilSigned {@code publicDuringPreregistration}: open to everybody until the first signature
 * @param openBelow {@code publicWhileLessThanSignatures}: open to everybody below this number of signatures
 * @param archived {@code forceArchive}: the original goes to the archive though no signer has asked for it
 * @param storedFor {@code tempStorageAfterRegistration}: how long the original is kept; zero for not at all
 */
record LastingSettings(boolean openUntilSigned, int openBelow, boolean archived, Duration storedFor) {}
