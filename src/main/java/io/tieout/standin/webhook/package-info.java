/**
 * Carries events to webhook endpoints: signs, sends, tries again, and misbehaves when told to. It knows nothing of what
 * it carries and has no state that outlives the process: what was on its way when the stand-in ended is lost, as the
 * real far side may lose it. Time in a signature is the time of day, not the stand-in's shifted one.
 */
@NullMarked
package io.tieout.standin.webhook;

import org.jspecify.annotations.NullMarked;
