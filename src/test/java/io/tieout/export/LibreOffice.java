package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A spreadsheet that we did not write, without a screen, in a profile of its own. */
public final class LibreOffice {

    /** Without this LibreOffice shows the results it finds in the file and reckons nothing. */
    private static final String ALWAYS_RECALCULATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
              <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
                <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
              </item>
            </oor:items>
            """;

    private final Path folder;

    /** @param folder for its profile and what it writes */
    public LibreOffice(Path folder) throws IOException {
        this.folder = folder;
        Path user = Files.createDirectories(folder.resolve("profile/user"));
        Files.writeString(user.resolve("registrymodifications.xcu"), ALWAYS_RECALCULATE);
    }

    /** Reckons the files anew and saves them in another format. @return the new files, in the order of the old ones */
    public List<Path> convert(String format, List<Path> files) throws IOException, InterruptedException {
        Path out = Files.createDirectories(folder.resolve("out-" + format));
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                out.toString()));
        files.forEach(file -> command.add(file.toString()));
        run(command);
        List<Path> converted = new ArrayList<>();
        for (Path file : files) {
            Path made = out.resolve(file.getFileName().toString().replaceAll("[.][^.]+$", "") + "." + format);
            assertThat(made).as(Files.readString(folder.resolve("log.txt"))).exists();
            converted.add(made);
        }
        return converted;
    }

    /** The pages of a PDF as text, laid out as they are printed. */
    public List<String> pages(Path pdf) throws IOException, InterruptedException {
        Path text = folder.resolve(pdf.getFileName() + ".txt");
        run(List.of("pdftotext", "-layout", pdf.toString(), text.toString()));
        return Stream.of(Files.readString(text).split("\f"))
                .filter(page -> !page.isBlank())
                .toList();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS))
                    .as(command.get(0) + " ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Skips the test aloud where a program is missing, and fails it where the build machine lacks it. */
    public static void require(String... programs) {
        for (String program : programs) {
            boolean there = Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
            if (!there && "true".equals(System.getenv("CI"))) {
                throw new AssertionError(
                        program
                                + " is not installed, and CI must have it: apt-get install libreoffice-calc-nogui poppler-utils");
            }
            if (!there) {
                Stream.of(
                                "",
                                "SKIPPED: " + program + " is not installed, so no spreadsheet reckoned the workbooks.",
                                "")
                        .forEach(System.err::println);
            }
            assumeTrue(there, program + " is not installed");
        }
    }
}
