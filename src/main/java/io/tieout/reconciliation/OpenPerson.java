package io.tieout.reconciliation;

import java.util.List;
import java.util.Map;

/**
 * A person who did not agree: all rows, and what they were made of.
 *
 * @param lines by row; a row without any is not among the keys
 * @param withheld register rows by row; a row without any is not among the keys
 */
record OpenPerson(List<OpenRow> rows, Map<Key, List<ChargedLine>> lines, Map<Key, List<WithheldRow>> withheld) {}
