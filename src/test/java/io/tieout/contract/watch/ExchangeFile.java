package io.tieout.contract.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What one process saw, one line an exchange; written through at once, because processes of tests get killed. */
final class ExchangeFile {

    private static final Map<Path, ExchangeFile> OPEN = new HashMap<>();

    private final OutputStream out;

    private ExchangeFile(OutputStream out) {
        this.out = out;
    }

    static synchronized ExchangeFile in(Path folder) {
        return OPEN.computeIfAbsent(folder, key -> {
            try {
                Files.createDirectories(key);
                return new ExchangeFile(Files.newOutputStream(
                        Files.createTempFile(key, ProcessHandle.current().pid() + "-", ".jsonl")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    synchronized void append(byte[] line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
