package io.tieout.roster;

/**
 * The ref that a person had, and what was last sent under it.
 *
 * @param hashes bound to that ref; with {@link FieldHashes#SALARY}, when a salary was sent
 */
record FormerRef(String ref, FieldHashes hashes) {}
