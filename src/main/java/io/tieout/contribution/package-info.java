/**
 * Pulling Kota's contribution reports of a period: stable reads, each kept as a version, amounts
 * exactly as Kota sent them. An employer whose report will not stand still fails alone. Others may
 * read its tables; nobody else writes them.
 */
@NullMarked
package io.tieout.contribution;

import org.jspecify.annotations.NullMarked;
