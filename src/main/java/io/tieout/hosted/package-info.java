/**
 * Ways into Kota's own pages: fresh links for who asks with a token, and the page behind a mailed link.
 *
 * <p>No link of Kota's is ever stored or logged. Needs {@code kota} and the database.
 */
@NullMarked
package io.tieout.hosted;

import org.jspecify.annotations.NullMarked;
