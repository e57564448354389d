package io.tieout.contract.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The watch as a jar that another JVM takes along. */
public final class Agent {

    private Agent() {}

    /** JVM arguments of a process whose exchanges are to be watched; none where this JVM is not told to watch. */
    public static List<String> arguments() {
        String folder = System.getProperty(WatchedServers.FOLDER);
        return folder == null
                ? List.of()
                : List.of("-javaagent:" + Jar.FILE + "=" + Path.of(folder).toAbsolutePath());
    }

    private static final class Jar {

        static final Path FILE = make();

        private static Path make() {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), WatchedServers.class.getName());
            try {
                Path file = Files.createTempFile("tieout-watch", ".jar");
                file.toFile().deleteOnExit();
                try (OutputStream out = Files.newOutputStream(file);
                        JarOutputStream jar = new JarOutputStream(out, manifest)) {
                    for (Class<?> type : List.of(
                            WatchedServers.class, WatchedServer.class, Watcher.class, Line.class, ExchangeFile.class)) {
                        add(jar, type);
                        for (Class<?> inner : type.getDeclaredClasses()) {
                            add(jar, inner);
                        }
                    }
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(JarOutputStream jar, Class<?> type) throws IOException {
            String name = type.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new ZipEntry(name));
            try (InputStream bytes = Objects.requireNonNull(type.getResourceAsStream("/" + name))) {
                bytes.transferTo(jar);
            }
            jar.closeEntry();
        }
    }
}
