package io.tieout.jobfile;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The key {@code journal} of a job file: the accounts of the workbook's journal.
 *
 * @param accounts of all employers
 * @param employers employer ref to the accounts that are other ones there
 */
public record JournalSettings(
        Map<JournalAccount, String> accounts, SortedMap<String, Map<JournalAccount, String>> employers) {

    /** What holds where a job file says nothing. */
    public static final JournalSettings CANONICAL = new JournalSettings(
            Arrays.stream(JournalAccount.values())
                    .collect(Collectors.toMap(Function.identity(), JournalAccount::canonical)),
            new TreeMap<>());

    public JournalSettings {
        accounts = Collections.unmodifiableMap(new EnumMap<>(accounts));
        employers = Collections.unmodifiableSortedMap(new TreeMap<>(employers));
    }

    /** All accounts of an employer. */
    public Map<JournalAccount, String> accounts(String employerRef) {
        Map<JournalAccount, String> all = new EnumMap<>(accounts);
        all.putAll(employers.getOrDefault(employerRef, Map.of()));
        return all;
    }
}
