package io.tieout.database;

/** Hears what people should know about the embedded database, e.g. that a new one was made. A bean of this type is optional. */
@FunctionalInterface
public interface DatabaseNotices {

    void say(String line);
}
