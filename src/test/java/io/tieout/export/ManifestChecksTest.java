package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.export.ImportDesk.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestChecksTest {

    @TempDir
    Path out;

    private Path folder;

    @BeforeEach
    void write() {
        folder = new ImportDesk(out)
                .export(
                        InventedRuns.settings(),
                        false,
                        List.of(Line.employee("1", "40.00"), Line.employee("2", "7.50")));
    }

    @Test
    void untouched_files_are_as_written_from_every_folder_above_them() throws IOException {
        for (Path top : List.of(out, out.resolve("2026-10"), folder)) {
            assertThat(ManifestChecks.under(top)).containsExactly(new ManifestChecks.Folder(folder, 5, List.of()));
        }
    }

    @Test
    void a_byte_that_changed_is_found_in_every_file() throws IOException {
        for (String name : List.of(
                "reconciliation.csv", "breaks.csv", "changes.csv", "payroll-import.csv", "reconciliation.xlsx")) {
            Path file = folder.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);

            assertThat(problems())
                    .containsExactly(name + " was changed since it was written (same size, other content)");
            Files.write(file, whole);
        }
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_byte_that_changed_is_found_at_every_place_of_the_manifest() throws IOException {
        Path file = folder.resolve("manifest.json");
        byte[] whole = Files.readAllBytes(file);
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            if (problems().isEmpty()) {
                unseen.add(i);
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(whole.length).isGreaterThan(2_000);
    }

    @Test
    void a_file_that_is_shorter_missing_or_new_is_named() throws IOException {
        Path csv = folder.resolve("payroll-import.csv");
        Files.write(csv, List.of("employee_ref"));
        Files.delete(folder.resolve("breaks.csv"));
        Files.writeString(folder.resolve("payroll-import (2).csv"), "employee_ref");
        Files.createSymbolicLink(folder.resolve("link.csv"), csv);

        assertThat(problems())
                .containsExactly(
                        "breaks.csv is missing",
                        "payroll-import.csv was changed since it was written (13 bytes, the manifest says 164)",
                        "link.csv is not in the manifest: it was put here later",
                        "payroll-import (2).csv is not in the manifest: it was put here later");
    }

    @Test
    void a_file_that_became_a_link_is_missing() throws IOException {
        Path csv = folder.resolve("payroll-import.csv");
        Path elsewhere = Files.move(csv, out.resolve("elsewhere.csv"));
        Files.createSymbolicLink(csv, elsewhere);

        assertThat(problems()).contains("payroll-import.csv is missing");
    }

    @Test
    void a_manifest_that_is_gone_or_damaged_is_told_without_showing_what_it_holds() throws IOException {
        Path file = folder.resolve("manifest.json");
        for (byte[] damaged : List.of("".getBytes(), "{".getBytes(), "null".getBytes(), "[1]".getBytes())) {
            Files.write(file, damaged);
            assertThat(problems())
                    .containsExactly("manifest.json can't be read: it is no manifest of this program any more");
        }
        Files.write(file, new byte[] {'{', (byte) 0xFF, '}'});
        assertThat(problems()).containsExactly("manifest.json can't be read: it is not UTF-8");
        Files.delete(file);
        assertThat(problems().get(0)).startsWith("manifest.json is missing: the run was cut off");
    }

    @Test
    void a_manifest_that_names_a_file_elsewhere_is_not_followed() throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, Files.readString(file).replace("\"breaks.csv\"", "\"../../../secret.csv\""));

        assertThat(problems())
                .containsExactly("manifest.json can't be read: it is no manifest of this program any more");
    }

    @Test
    void a_folder_that_is_gone_is_missed_by_the_pointer_to_it() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);

        assertThat(problems())
                .containsExactly("latest.txt names a run whose folder is not here: it was moved or deleted");
    }

    @Test
    void a_manifest_of_an_earlier_version_without_a_checksum_of_its_own_is_read() throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"manifest_sha256\" : \"[0-9a-f]{64}\"", ""));

        assertThat(Files.readString(file)).doesNotContain("manifest_sha256");
        assertThat(problems()).isEmpty();
    }

    private List<String> problems() throws IOException {
        return ManifestChecks.under(out).stream()
                .flatMap(one -> one.problems().stream())
                .toList();
    }
}
