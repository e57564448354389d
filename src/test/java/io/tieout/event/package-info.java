/** The feed on a real PostgreSQL, with the stand-in on a real socket. */
@NullMarked
package io.tieout.event;

import org.jspecify.annotations.NullMarked;
