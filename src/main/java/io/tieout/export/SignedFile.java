package io.tieout.export;

import io.tieout.file.WholeFile;
import io.tieout.reconciliation.SignOff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code signed.txt} beside an employer's folders: the number of the run that two accounts signed. */
@Component
public class SignedFile {

    private static final String NAME = "signed.txt";

    private final JdbcClient db;

    SignedFile(JdbcClient db) {
        this.db = db;
    }

    /**
     * Points the file at the signed run, in one step; saying it twice changes nothing.
     *
     * @return false when the run's folder is no longer where it was written
     */
    public boolean write(SignOff signOff) {
        Path folder = db.sql("select folder from exported where run_id = ? and employer_ref = ?")
                .params(signOff.run(), signOff.employerRef())
                .query(String.class)
                .optional()
                .map(Path::of)
                .orElse(null);
        if (folder == null || !Files.isDirectory(folder)) {
            return false;
        }
        byte[] text = (signOff.runNumber() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            WholeFile.write(folder.resolveSibling(NAME), out -> {
                out.write(text);
                return 1;
            });
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return true;
    }
}
