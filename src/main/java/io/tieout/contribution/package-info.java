/**
 * Pulling Kota's contribution reports of a period: stable reads, each kept as a version, amounts
 * exactly as Kota sent them. An employer whose report will not stand still fails alone. Pulls and
 * lines are written here only; of a run's employers each room notes how far it has come with them.
 */
@NullMarked
package io.tieout.contribution;

import org.jspecify.annotations.NullMarked;
