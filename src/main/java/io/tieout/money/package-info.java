/**
 * Amounts and currencies, exactly: the only room that divides or rounds. Amounts are decimals in
 * major units (euro, not cent) with an ISO 4217 code beside them. It knows nothing of payroll, Kota
 * or Spring, so a rule about a cent can be read and tried on its own.
 */
@NullMarked
package io.tieout.money;

import org.jspecify.annotations.NullMarked;
