package io.tieout.payroll;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one file, from the first to the last, in constant memory. */
public interface RowSource<R> extends AutoCloseable {

    /**
     * The next row, or null at the end of the file.
     *
     * @throws UnusableFileException if the file is not what it says: not text, cut inside a quote
     */
    @Nullable
    Outcome<R> next();

    /** Whether the file carries this canonical column, or the profile gives it a constant. */
    boolean hasColumn(String canonicalColumn);

    /** Header names that mean nothing here; told to people once. */
    List<String> ignoredColumns();

    /**
     * What the profile left open and the file decided, each as a sentence with its evidence: charset,
     * delimiter, names that differ in capital letters, date pattern. Without personal values; for people, once.
     */
    List<String> assumptions();

    @Override
    void close();
}
