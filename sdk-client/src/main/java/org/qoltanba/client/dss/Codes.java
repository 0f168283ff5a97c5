package org.qoltanba.client.dss;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.operation.CodePrompt;

/** The codes people type: where each comes from, what it may look like, and what to say of a wrong one. */
final class Codes {

    /** Contract section 8.4: six digits at least; the administrator sets the length. */
    private static final Pattern OFFLINE = Pattern.compile("[0-9]{6,64}");

    private static final Pattern ONE_TIME = Pattern.compile("[0-9A-Za-z]{1,64}");

    private Codes() {}

    /**
     * What to ask a person for.
     *
     * @param challenge what the user was asked; null if the confirmation was opened elsewhere
     * @return null if the method takes no code
     */
    static @Nullable CodePrompt prompt(ConfirmationMethod method, @Nullable Challenge challenge) {
        CodePrompt.Kind kind = kind(method, challenge);
        if (kind == null) {
            return null;
        }
        return challenge == null
                ? new CodePrompt(kind, "", null, false)
                : new CodePrompt(kind, challenge.prompt(), challenge.longest(), challenge.hidden());
    }

    /** Contract section 8.2: a picture means that the phone shows a code for it; unknown methods may take one. */
    private static CodePrompt.@Nullable Kind kind(ConfirmationMethod method, @Nullable Challenge challenge) {
        if (method.equals(ConfirmationMethod.SMS)) {
            return CodePrompt.Kind.SMS;
        }
        if (method.equals(ConfirmationMethod.EMAIL)) {
            return CodePrompt.Kind.EMAIL;
        }
        if (method.equals(ConfirmationMethod.OATH)) {
            return CodePrompt.Kind.GENERATED;
        }
        if (challenge == null ? method.equals(ConfirmationMethod.MYDSS) : challenge.offline() != null) {
            return CodePrompt.Kind.OFFLINE;
        }
        return method.isKnown() ? null : CodePrompt.Kind.OTHER;
    }

    /** Whether the service sends the codes, and so can send another. */
    static boolean areSent(ConfirmationMethod method) {
        return method.equals(ConfirmationMethod.SMS) || method.equals(ConfirmationMethod.EMAIL);
    }

    /**
     * Spares the service, and the user's attempts, what cannot be a code.
     *
     * @throws ConfirmationCodeRejectedException if it is none
     */
    static void requirePossible(
            String code, ConfirmationMethod method, @Nullable Challenge challenge, ErrorContext context) {
        Integer longest = challenge == null ? null : challenge.longest();
        if (longest != null && code.length() > longest) {
            throw notSent("has " + longest + " characters at most", context);
        }
        if (method.needsCode()) {
            if (!ONE_TIME.matcher(code).matches()) {
                throw notSent("consists of digits or Latin letters, 64 at most", context);
            }
        } else if (!OFFLINE.matcher(code).matches()) {
            throw notSent("has at least six digits and nothing else", context);
        }
    }

    private static ConfirmationCodeRejectedException notSent(String form, ErrorContext context) {
        return new ConfirmationCodeRejectedException(
                "A confirmation code " + form + "; it was not sent. Have the user read it again and type it anew.",
                context);
    }

    /** The service has refused a code and goes on waiting for the right one. */
    static ConfirmationCodeRejectedException wrong(
            ConfirmationMethod method, ErrorContext context, @Nullable String serverMessage) {
        String source = method.equals(ConfirmationMethod.SMS)
                ? "in the latest SMS"
                : method.equals(ConfirmationMethod.EMAIL)
                        ? "in the latest e-mail"
                        : method.equals(ConfirmationMethod.OATH) ? "of this minute" : "on the phone";
        return new ConfirmationCodeRejectedException(
                "The code is wrong. The operation is still open: have the user read the confirmation code " + source
                        + " again and type it anew.",
                context,
                serverMessage);
    }
}
