package io.tieout.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Nothing is begun on a disk that is nearly full. */
class FreeSpaceTest {

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsRefusedBeforeAnythingIsBegun() {
        Path notThereYet = folder.resolve("a/b");
        assertThatCode(() -> FreeSpace.check(notThereYet, "files go", DataSize.ofMegabytes(1)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> FreeSpace.check(notThereYet, "files go", DataSize.ofTerabytes(1_000_000)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("The disk of " + notThereYet + ", where files go, has ")
                .hasMessageContaining("Make room, or set TIEOUT_MIN_FREE.");
    }

    @Test
    void theSettingIsASize() {
        assertThat(FreeSpace.least(null)).isEqualTo(DataSize.ofMegabytes(200));
        assertThat(FreeSpace.least(" 2GB ")).isEqualTo(DataSize.ofGigabytes(2));
        for (String wrong : new String[] {"much", "-1MB", "1 elephant"}) {
            assertThatThrownBy(() -> FreeSpace.least(wrong))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("TIEOUT_MIN_FREE is \"" + wrong + "\", which is no size");
        }
    }
}
