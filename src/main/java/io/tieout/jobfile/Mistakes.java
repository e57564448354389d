package io.tieout.jobfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with one job file: all of it, so that it is mended in one go. */
final class Mistakes {

    private record Mistake(int line, String text) {}

    private final Path file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(Path file) {
        this.file = file;
    }

    void at(Node node, String text) {
        at(node.getStartMark().getLine() + 1, text);
    }

    void at(int line, String text) {
        found.add(new Mistake(line, text));
    }

    /** @throws JobFileException if there is any */
    void refuse() {
        if (!found.isEmpty()) {
            throw new JobFileException(found.stream()
                    .sorted(Comparator.comparingInt(Mistake::line))
                    .map(mistake -> file + ":" + mistake.line() + ": " + mistake.text())
                    .toList());
        }
    }
}
