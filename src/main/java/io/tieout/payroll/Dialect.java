package io.tieout.payroll;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one file are written, with nothing left open.
 *
 * @param charset null when the profile names none: then a byte order mark decides, else it is UTF-8
 */
record Dialect(char delimiter, char quote, @Nullable Charset charset, int linesBeforeHeader) {

    static Dialect of(Profile profile, char delimiter) {
        return new Dialect(delimiter, profile.quote(), profile.charset(), profile.linesBeforeHeader());
    }

    QuoteScan scan() {
        return new QuoteScan(delimiter, quote);
    }
}
