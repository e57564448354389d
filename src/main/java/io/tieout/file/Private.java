package io.tieout.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may read: they hold what people pay. */
public final class Private {

    private Private() {}

    /** Makes the folder and those above it that are missing; folders that exist keep their rights. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.toAbsolutePath().getParent();
            if (above != null) {
                folder(above);
            }
            try {
                Files.createDirectory(folder, rights(folder, "rwx------"));
            } catch (FileAlreadyExistsException another) {
                // Somebody else made it in the same moment; a file of that name stays an error.
                if (!Files.isDirectory(folder)) {
                    throw another;
                }
            }
        }
    }

    /** A new file, or an empty one in the place of a half-written one. Follows no link. */
    public static SeekableByteChannel file(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                rights(file, "rw-------"));
    }

    /** Makes the names in a folder survive a power cut; not every file system can. */
    public static void sync(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
