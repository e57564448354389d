/**
 * Writes down what goes through the stand-in's socket, by putting itself in the place of the JDK's HTTP server, so that
 * neither the stand-in nor a test has to know. It needs the JDK only, because it also goes as an agent into processes
 * of the packaged product. A request of a test double is written down too, its made-up answer is not.
 */
@NullMarked
package io.tieout.contract.watch;

import org.jspecify.annotations.NullMarked;
