package io.tieout.blackbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A payroll office's month at the console, in a real browser against a real server and the stand-in. */
@Tag("slow")
class ConsoleBlackBoxTest {

    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    static Path folder;

    private static final Opened OPENED = new Opened();
    private static Chromium chromium;
    private static Tieout tieout;
    private static String url;

    @BeforeAll
    static void open() throws Exception {
        chromium = OPENED.add(Chromium.open());
        StandIn kota = OPENED.add(new StandIn(folder, SAMPLES.resolve("kota-seed.json")));
        tieout = OPENED.add(new Tieout(folder.resolve("office"))
                .against(kota.url(), StandIn.KEY)
                .on(Databases.empty()));
        tieout.sync(SAMPLES).ended(0, 3);
        tieout.set("TIEOUT_NEW_PASSWORD", PASSWORD);
        for (String user : List.of("vic viewer", "ann preparer", "ben approver")) {
            String[] parts = user.split(" ");
            tieout.run("user", "create", "--name", parts[0], "--role", parts[1]).ended(0);
        }
        Child server = tieout.start("serve", "--port", "0");
        url = server.waitFor(ServeBlackBoxTest.SERVING, Duration.ofMinutes(2));
    }

    @AfterAll
    static void close() {
        OPENED.close();
    }
}
