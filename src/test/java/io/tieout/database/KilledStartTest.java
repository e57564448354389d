package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class KilledStartTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aStartThatIsKilledAtAnyMomentIsMadeGoodByTheNext(long seed) throws Exception {
        Path home = Homes.in(folder);
        List<String> said = new ArrayList<>();
        Process first = Holder.launch(home);
        first.waitFor(300 + new Random(seed).nextInt(3_000), TimeUnit.MILLISECONDS);
        first.destroyForcibly().waitFor();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, said::add)) {
            EmbeddedDatabaseTest.run(database, "create table kept as select 'cents' as what");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, said::add)) {
            assertThat(EmbeddedDatabaseTest.query(database, "select what from kept"))
                    .isEqualTo("cents");
        }
    }
}
