package io.tieout.jobfile;

import java.nio.file.Path;

/**
 * A job file with a schedule.
 *
 * @param id its file's name without the ending; the same on every machine that serves it
 * @param kind {@code roster-sync} or {@code reconcile}
 * @param name for people
 */
public record ScheduledFile(Path file, String id, String kind, String name, Timetable timetable) {}
