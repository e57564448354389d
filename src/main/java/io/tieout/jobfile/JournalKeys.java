package io.tieout.jobfile;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys under {@code journal}, with their defaults. */
final class JournalKeys {

    private static final int LONGEST = 100;

    private JournalKeys() {}

    static JournalSettings read(Section section) {
        Map<JournalAccount, String> accounts = new EnumMap<>(JournalSettings.CANONICAL.accounts());
        accounts.putAll(accounts(section.section("accounts")));
        Map<String, Map<JournalAccount, String>> employers = new TreeMap<>();
        Section byEmployer = section.section("employers");
        for (String employer : byEmployer.keys()) {
            employers.put(employer, accounts(byEmployer.section(employer)));
        }
        section.done();
        return new JournalSettings(accounts, new TreeMap<>(employers));
    }

    private static Map<JournalAccount, String> accounts(Section section) {
        Map<JournalAccount, String> accounts = new EnumMap<>(JournalAccount.class);
        for (JournalAccount account : JournalAccount.values()) {
            @Nullable
            String text = section.read(
                    account.key(), null, JournalKeys::account, "an account on one line, at most " + LONGEST + " signs");
            if (text != null) {
                accounts.put(account, text);
            }
        }
        section.done();
        return accounts;
    }

    private static String account(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no account");
        }
        return text;
    }
}
