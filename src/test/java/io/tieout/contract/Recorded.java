package io.tieout.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The exchanges that {@code watch} wrote down in one build. */
public final class Recorded {

    private Recorded() {}

    public static void forEach(Path folder, Consumer<Exchange> action) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        Exchange exchange = parse(line, lines.ready());
                        if (exchange != null) {
                            action.accept(exchange);
                        }
                    }
                }
            }
        }
    }

    /** Removes what earlier builds left beside the folder of this one. */
    public static void forgetOthers(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder.toAbsolutePath().getParent())) {
            for (Path other : folders.filter(one -> !one.getFileName().equals(folder.getFileName()))
                    .toList()) {
                try (Stream<Path> files = Files.list(other)) {
                    files.forEach(Recorded::delete);
                }
                delete(other);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null for the half line that a killed process ended with. */
    private static @Nullable Exchange parse(String line, boolean more) {
        JsonNode node;
        try {
            node = Contract.JSON.readTree(line);
        } catch (JacksonException half) {
            if (more) {
                throw half;
            }
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        node.properties().stream()
                .filter(field -> field.getKey().startsWith("> "))
                .forEach(field -> headers.put(
                        field.getKey().substring(2).toLowerCase(Locale.ROOT),
                        field.getValue().asString()));
        return new Exchange(
                node.get("method").asString(),
                node.get("target").asString(),
                headers,
                node.get("body").asString(),
                node.get("status").asInt(),
                node.has("type") ? node.get("type").asString() : null,
                node.path("answer").asString(""),
                node.path("missing").asInt(0) <= 0);
    }
}
