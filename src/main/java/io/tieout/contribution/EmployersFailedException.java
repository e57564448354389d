package io.tieout.contribution;

import java.util.List;

/** Some employers could not be read; the others are complete. The same command takes up only these. */
class EmployersFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmployersFailedException(List<String> failed) {
        super((failed.size() == 1 ? "1 employer failed" : failed.size() + " employers failed")
                + ", the others are complete; the same command takes up only what failed:\n  "
                + String.join("\n  ", failed));
    }
}
