package io.tieout.reconciliation;

import io.tieout.payroll.Portion;

/** What one row is about. @param currency ISO 4217 in upper case */
record Key(String employerRef, String employeeRef, String currency, Portion portion) {}
