/**
 * Job files: the settings of one job, read from YAML with the line of every mistake. It turns text
 * into typed settings and knows their defaults and limits. What a setting means belongs to the
 * feature that uses it.
 */
@NullMarked
package io.tieout.jobfile;

import org.jspecify.annotations.NullMarked;
