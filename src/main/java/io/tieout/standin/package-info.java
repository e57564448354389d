/**
 * An imitation of the Kota API on a socket of its own, for the demo, rehearsals and tests. It has
 * its own state, its own JSON types and its own clock, and shares no code with the client, so that
 * a misspelt field can't cancel itself out. What it does not imitate stands in the README.
 *
 * <p>Limits. Not there: intents, policies, invoices, group enrolment, TLS, the lesser events of quotes and offers.
 * Invented: prices, who is enrolled (everybody), activation one minute after creation, the share of odd lines, how
 * texts are normalised, the form of the signature and of {@code aggregates}, what {@code restricted} shuts. Quotes,
 * offers, {@code restricted} and webhook endpoints come by hand only. Postal codes are checked for six countries.
 * Nobody finalizes a report but a caller. Deliveries on their way are lost when it ends. Stricter than Kota is known to
 * be: unknown query parameters are refused. Where Kota's texts are silent or clash, it does what the class in question
 * says.
 *
 * <p>A way in: {@link io.tieout.standin.Front} takes a request, one {@code ...Endpoints} class per group answers it on
 * {@link io.tieout.standin.World} or {@link io.tieout.standin.Reports}, {@link io.tieout.standin.House} writes down
 * what changed, {@link io.tieout.standin.Lifecycle} tells of it and {@link io.tieout.standin.Webhooks} sends it out.
 */
@NullMarked
package io.tieout.standin;

import org.jspecify.annotations.NullMarked;
