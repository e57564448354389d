package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {

    @ParameterizedTest
    @CsvSource({
        "ACME,ACME",
        "001-a_b,001-a_b",
        "a.b,a.b",
        "a b,a%20b",
        "50%,50%25",
        "Ü,%C3%9C",
        "a~b,a%7Eb",
        "a/b,a%2Fb"
    })
    void plain_refs_stay_readable_and_the_rest_is_percent_encoded(String ref, String name) {
        assertThat(FolderName.of(ref)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../../etc", "/etc/passwd", "a\\..\\b", ".hidden", "end.", "nul\0byte", "C:"})
    void no_ref_leaves_the_output_folder_or_hides_in_it(String ref) {
        Path out = Path.of("/out/2026-10");

        Path folder = out.resolve(FolderName.of(ref)).normalize();

        assertThat(folder.getParent()).isEqualTo(out);
        assertThat(folder.getFileName().toString()).doesNotStartWith(".").doesNotEndWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "CON,%43ON",
        "nul.txt,%6Eul.txt",
        "Com1,%43om1",
        "console,console",
        "run-12,%72un-12",
        "run-x,run-x",
        "portfolio.csv,%70ortfolio.csv",
        "portfolio,portfolio",
        "manifest.json,%6Danifest.json"
    })
    void refs_that_are_devices_of_windows_or_names_of_our_files_are_told_apart(String ref, String name) {
        assertThat(FolderName.of(ref)).isEqualTo(name);
    }

    @Test
    void refs_too_long_for_a_file_system_keep_names_of_their_own() {
        String one = FolderName.of("ü".repeat(300) + "1");
        String two = FolderName.of("ü".repeat(300) + "2");

        assertThat(one).hasSizeLessThan(200).isNotEqualTo(two);
    }
}
