/**
 * A second reading of the reconciliation rules, made for checking the first. It was written from the text of the
 * rules alone, tries every combination where the product is clever, and shares no code with the product. Here too
 * live invented people, and a small server that follows Kota's published contract.
 */
@NullMarked
package io.tieout.oracle;

import org.jspecify.annotations.NullMarked;
