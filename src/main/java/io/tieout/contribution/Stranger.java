package io.tieout.contribution;

/**
 * Somebody in a report whom the roster does not know.
 *
 * @param ref the {@code metadata.id} that Kota holds for the person, else Kota's own id
 */
record Stranger(String employeeId, String ref) {}
