package org.qoltanba.testkit.sigex;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to write to, and how (contract section 5.3).
 *
 * @param to the addresses as given; may be empty
 * @param withoutDocument {@code doNotAttachDocument}
 * @param language as given, or null
 */
record EmailNotifications(
        List<String> to, boolean withoutDocument, @Nullable String language) {

    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\".]+(\\.[^\\s@<>,;\".]+)+");

    EmailNotifications {
        to = List.copyOf(to);
    }

    /** Refuses too many addresses, and what is none. */
    void requireAcceptable(SigexSwitches switches) {
        if (to.size() > switches.limits().emailAddresses()) {
            throw Refusal.TOO_MANY_EMAILS.exception();
        }
        if (!to.stream().allMatch(EmailNotifications::isAddress)) {
            throw Refusal.INVALID_EMAIL.exception();
        }
        if (language != null && !MailLanguage.isList(language)) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
    }

    /** The languages of the text, in order. */
    List<MailLanguage> languages(SigexSwitches switches) {
        return MailLanguage.list(language == null ? switches.mails().defaultLanguage() : language);
    }

    /** Whether a text can be an address at all. */
    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }
}
