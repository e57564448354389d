package io.tieout.jobfile;

import java.util.List;

/** A job file that is missing or has mistakes; nothing was started. Ends with exit code 2. */
public class JobFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    /** @param mistakes each with file, line where known, what was found and what would be right */
    JobFileException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes of the file, in its order, each as a sentence for people. */
    public List<String> mistakes() {
        return mistakes;
    }
}
