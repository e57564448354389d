package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashKeyTest {

    private static final String GIVEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path home;

    @Test
    void a_given_key_is_taken_and_none_is_made() {
        assertThat(HashKey.of(" " + GIVEN + "\n", home)).isEqualTo(GIVEN.getBytes(StandardCharsets.UTF_8));
        assertThat(home.resolve("hash-key")).doesNotExist();
    }

    @Test
    void a_short_key_is_refused_without_being_shown() {
        assertThatThrownBy(() -> HashKey.of("short-secret", home))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("openssl rand -hex 32")
                .hasMessageNotContaining("short-secret");
    }

    @Test
    void without_a_key_one_is_made_once_for_the_owner_alone() throws Exception {
        byte[] made = HashKey.of("", home);

        assertThat(HashKey.of(null, home)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("hash-key"))))
                .isEqualTo("rw-------");
        assertThat(home.toFile().list()).containsExactly("hash-key");
    }

    @Test
    void with_a_database_of_ones_own_a_key_must_be_given() {
        assertThatThrownBy(() -> HashKey.of(null, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("TIEOUT_HASH_KEY");
    }

    @Test
    void half_a_key_is_refused() throws Exception {
        Files.writeString(home.resolve("hash-key"), "12");
        assertThatThrownBy(() -> HashKey.of(null, home)).isInstanceOf(UsageException.class);
    }
}
