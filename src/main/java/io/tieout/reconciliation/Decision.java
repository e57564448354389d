package io.tieout.reconciliation;

import io.tieout.batch.UsageException;

/** Who decides something by hand, and why. Both are kept for ever, so neither may be empty or a page long. */
public record Decision(String account, String reason) {

    private static final int LONGEST_ACCOUNT = 100;
    private static final int LONGEST_REASON = 500;

    /** @throws UsageException if one of the two is blank, too long or not of one line */
    public Decision {
        account = checked("the account", account, LONGEST_ACCOUNT);
        reason = checked("the reason", reason, LONGEST_REASON);
    }

    private static String checked(String what, String given, int longest) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException(what + ": expected 1 to " + longest
                    + " characters in one line. It is kept for ever: write what was found out, and no personal data.");
        }
        return text;
    }
}
