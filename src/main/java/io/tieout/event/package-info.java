/**
 * What Kota tells by itself, by webhooks and its event feed, and the required actions that come out of it.
 *
 * <p>An event only brings ids into a table; what it is about is read from Kota when it is worked off, in order for each
 * resource. Needs {@code kota}, {@code hosted} for the links in mails, and the database.
 */
@NullMarked
package io.tieout.event;

import org.jspecify.annotations.NullMarked;
