package io.tieout.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What is published of Kota and lies beside the repository, not in it. */
public final class Papers {

    private Papers() {}

    /** @param name of the file; empty when it is not there, as where only the repository is */
    public static Optional<Path> find(String name) {
        String base = System.getProperty("basedir", ".");
        return Stream.of("../shared/kota", "../../shared/kota")
                .map(folder -> Path.of(base, folder, name))
                .filter(Files::exists)
                .findFirst();
    }
}
