package io.tieout.jobfile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The key {@code journal} of a job file: the accounts of the workbook's journal.
 *
 * @param accounts of all employers
 * @param employers employer ref to the accounts that are other ones there
 */
public record JournalSettings(
        Map<JournalAccount, String> accounts, SortedMap<String, Map<JournalAccount, String>> employers) {

    /** What holds where a job file says nothing. */
    public static final JournalSettings CANONICAL = new JournalSettings(canonical(), new TreeMap<>());

    public JournalSettings {
        accounts = Collections.unmodifiableMap(new EnumMap<>(accounts));
        employers = Collections.unmodifiableSortedMap(new TreeMap<>(employers));
    }

    private static Map<JournalAccount, String> canonical() {
        Map<JournalAccount, String> accounts = new EnumMap<>(JournalAccount.class);
        for (JournalAccount account : JournalAccount.values()) {
            String text = account.canonical();
            if (text != null) {
                accounts.put(account, text);
            }
        }
        return accounts;
    }

    /** All accounts of an employer; one that is not set and has no default is absent. */
    public Map<JournalAccount, String> accounts(String employerRef) {
        Map<JournalAccount, String> all = new EnumMap<>(accounts);
        all.putAll(employers.getOrDefault(employerRef, Map.of()));
        return all;
    }
}
