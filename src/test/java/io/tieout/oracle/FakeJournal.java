package io.tieout.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One JSON line per request: what was asked, what was answered, what went wrong on purpose. No bodies. */
final class FakeJournal {

    private final @Nullable Path file;
    private int number;

    FakeJournal(@Nullable Path file) {
        this.file = file;
    }

    synchronized void note(String method, String pathAndQuery, String key, int status, FakeTrouble.Kind trouble) {
        number++;
        if (file == null) {
            return;
        }
        ObjectNode line = FakeAnswer.JSON.createObjectNode();
        line.put("n", number);
        line.put("method", method);
        line.put("path", pathAndQuery);
        line.put("idempotency_key", key);
        line.put("status", status);
        line.put("trouble", trouble.name());
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
