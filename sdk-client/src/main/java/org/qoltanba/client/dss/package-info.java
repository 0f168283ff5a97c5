/**
 * CryptoPro DSS over HTTP: signing a user in, asking for an operation, watching its confirmation, fetching and checking
 * the result. Everything but {@link org.qoltanba.client.dss.DssService} is private to the package.
 *
 * <h2>How an operation of any kind is confirmed</h2>
 *
 * Confirming knows nothing of kinds. An operation that a user has to confirm is a {@link
 * org.qoltanba.client.dss.Confirmable} of these parts:
 *
 * <ul>
 *   <li>a name with an article, for messages: {@code "a signature"}, {@code "a sign-in"};
 *   <li>a {@link org.qoltanba.client.dss.ConfirmationCaller}, in whose name the confirmation service is asked: a user who
 *       has signed in ({@code ConfirmationCaller.of(calls, user)}, which signs in again when the phone takes longer than
 *       the token lives), or one who is about to ({@code ConfirmationCaller.of(calls, login, password)}, which sends
 *       Basic with each call);
 *   <li>a {@link org.qoltanba.client.dss.ConfirmationSubject}, what the service calls it: {@code transaction(id)} at
 *       {@code /confirmation}, {@code operation(id)} at {@code /v2.0/confirmation}, {@code template(version,
 *       name)} for what is configured there, {@code signIn()} or {@code signInV2()} without identifier;
 *   <li>a {@link org.qoltanba.client.dss.ConfirmedResult}: the one call that takes the confirmed token, and the check of
 *       what came. It makes its call once; repeating it where nothing was answered, and saying so where the answer was
 *       lost, is done around it;
 *   <li>if another process may take it up, a {@link org.qoltanba.client.dss.Resumption}: the user's fingerprint, the name
 *       of the kind, and what the kind needs to go on, as texts. {@link org.qoltanba.client.dss.SigningRecord} is one.
 * </ul>
 *
 * <pre>{@code
 * Confirmable<Bytes> decrypting = Confirmable.of(
 *                 "a decryption",
 *                 ConfirmationCaller.of(dss.calls(), user),
 *                 ConfirmationSubject.transaction(transactionId),
 *                 token -> dss.calls().decrypted(token, pin))
 *         .resumable(new Resumption(Fingerprints.ofUser(endpoint, user.login()), "decrypt", List.of("13")));
 * return new Confirming<>(dss, decrypting).begin();
 * }</pre>
 *
 * Creating the transaction comes before all this and is each kind's own, as in {@link org.qoltanba.client.dss.Signing}.
 * An opening that is final at once, as that of a sign-in without second factor, yields a completed operation.
 *
 * <p>To resume: {@code ResumeTokens.read(token).requireFor(endpoint, login, kind)} refuses what is altered or belongs to
 * another installation, user or kind; {@code ResumeTokens.details(record, Reader::of)} reads the kind's own part; then
 * {@code new Confirming<>(dss, confirmable).resume(record.confirmation())}.
 */
@NullMarked
package org.qoltanba.client.dss;

import org.jspecify.annotations.NullMarked;
