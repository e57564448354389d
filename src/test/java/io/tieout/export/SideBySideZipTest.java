package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.util.TempFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read back by the JDK, which shares nothing with what wrote it. */
class SideBySideZipTest {

    private static final int BLOCK = 1 << 20;
    private static final List<Integer> SIZES =
            List.of(0, 1, 8191, 8192, 8193, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 7 * BLOCK + 12_345);

    @TempDir
    Path folder;

    @Test
    void parts_of_every_size_come_back_as_they_were_and_nothing_stays_on_disk() throws IOException {
        for (boolean packable : List.of(true, false)) {
            Path file = folder.resolve("parts-" + packable + ".zip");
            Files.write(file, zip(packable));
            try (ZipFile zip = new ZipFile(file.toFile())) {
                assertThat(Collections.list(zip.entries()))
                        .extracting(ZipEntry::getName)
                        .containsExactlyElementsOf(
                                SIZES.stream().map(size -> size + ".xml").toList());
                for (int size : SIZES) {
                    ZipEntry entry = zip.getEntry(size + ".xml");
                    assertThat(zip.getInputStream(entry).readAllBytes())
                            .as(entry.getName())
                            .isEqualTo(content(size, packable));
                    assertThat(entry.getSize()).isEqualTo(size);
                    if (packable && size > BLOCK) {
                        assertThat(entry.getCompressedSize()).isLessThan(size / 4);
                    }
                }
            }
            assertThat(folder.resolve("scratch")).isEmptyDirectory();
        }
    }

    @Test
    void equal_parts_give_equal_bytes_in_whatever_order_the_blocks_are_ready() throws IOException {
        assertThat(zip(true)).isEqualTo(zip(true));
    }

    private byte[] zip(boolean packable) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return TempFile.withStrategy(new ScratchFiles(scratch), () -> {
            try (SideBySideZip zip = new SideBySideZip(out)) {
                for (int size : SIZES) {
                    zip.putArchiveEntry(new ZipArchiveEntry(size + ".xml"));
                    byte[] content = content(size, packable);
                    // In uneven bits, as a sheet's rows come.
                    for (int at = 0; at < size; at += 9_973) {
                        zip.write(content, at, Math.min(9_973, size - at));
                    }
                    zip.closeArchiveEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        });
    }

    private static byte[] content(int size, boolean packable) {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (packable ? "<c r=\"A1\" s=\"4\"><v>".charAt(i % 19) : random.nextInt());
        }
        return bytes;
    }
}
