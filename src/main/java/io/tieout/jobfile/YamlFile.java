package io.tieout.jobfile;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a job file into its nodes, which know their lines. */
final class YamlFile {

    private YamlFile() {}

    /** @throws JobFileException if the file is missing or not YAML */
    static Section open(Path file, Mistakes mistakes) {
        if (!Files.isRegularFile(file)) {
            throw new JobFileException(List.of(file + ": there is no such job file. Check the path after --job."));
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return section(new Yaml(new LoaderOptions()).compose(reader), mistakes);
        } catch (MarkedYAMLException e) {
            mistakes.at(
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
                    "this is not YAML: " + e.getProblem() + ". Texts with : # , or quotes in them need quotes around.");
            mistakes.refuse();
            throw e;
        } catch (CharacterCodingException | YAMLException e) {
            throw new JobFileException(List.of(file + ": this is not a YAML file in UTF-8."));
        } catch (IOException e) {
            throw new JobFileException(
                    List.of(file + ": can't be read (" + e.getClass().getSimpleName() + "). Check who may read it."));
        }
    }

    private static Section section(@Nullable Node root, Mistakes mistakes) {
        if (root != null && !(root instanceof MappingNode)) {
            mistakes.at(root, "a job file is a list of 'key: value' lines, the first of them 'kind'.");
            mistakes.refuse();
        }
        return new Section((MappingNode) root, mistakes);
    }
}
