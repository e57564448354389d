/** What the server answers, asked over a real socket, against the stand-in of Kota and a real mail server. */
@NullMarked
package io.tieout.serving;

import org.jspecify.annotations.NullMarked;
