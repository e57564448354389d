package io.tieout.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files for systemd and Kubernetes, as those two read them. */
class ShippedUnitsTest {

    private static final Path SYSTEMD = Path.of("jobs", "systemd");
    private static final Path KUBERNETES = Path.of("jobs", "kubernetes");
    private static final Path OPTIONS = Path.of("jobs", "java.options");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    static List<Path> cronJobs() {
        return filesIn(KUBERNETES);
    }

    static List<Path> units() {
        return filesIn(SYSTEMD);
    }

    @ParameterizedTest
    @MethodSource("cronJobs")
    void kubernetesKnowsEveryField(Path file) throws IOException {
        assertThat(schema().validate(json(Files.readString(file)), InputFormat.JSON))
                .as(file.toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cronJobs")
    void aFailedRunIsNotRepeatedByTheClusterNorDoubled(Path file) throws IOException {
        JsonNode spec = JSON.readTree(json(Files.readString(file))).get("spec");
        assertThat(spec.get("concurrencyPolicy").asString()).isEqualTo("Forbid");
        JsonNode job = spec.at("/jobTemplate/spec");
        assertThat(job.get("backoffLimit").asInt()).isZero();
        assertThat(job.at("/template/spec/restartPolicy").asString()).isEqualTo("Never");
        assertThat(job.at("/template/spec/terminationGracePeriodSeconds").asInt())
                .isGreaterThan(60);
    }

    @Test
    void aMisspeltFieldIsSeen() throws IOException {
        String file = Files.readString(KUBERNETES.resolve("tieout-sync.yaml"));
        for (String wrong : List.of(
                file.replace("backoffLimit: 0", "backOffLimit: 0"),
                file.replace("restartPolicy: Never", "restartPolicy: Always"),
                file.replace("\"30 2 * * *\"", "\"30 2 * *\""),
                file.replace("      template:", "      templates:"))) {
            assertThat(wrong).isNotEqualTo(file);
            assertThat(schema().validate(json(wrong), InputFormat.JSON)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void aUnitGivesAPlainCommandAndNeverEndsOnFullMemoryWithThree(Path file) throws IOException {
        List<String> settings = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(String.join("\n", settings)).doesNotContain("ExitOnOutOfMemoryError", "KOTA_API_KEY=");
        if (String.join("\n", settings).contains("Type=oneshot")) {
            assertThat(settings).contains("SuccessExitStatus=3", "TimeoutStopSec=70");
        }
    }

    /** What Java does not know it refuses before anything runs, so a unit with a wrong option would never sync. */
    @Test
    void javaTakesTheOptionsThatTheUnitsGiveIt() throws Exception {
        assertThat(java("@" + OPTIONS, "-version")).isZero();
        Path wrong = folder.resolve("wrong.options");
        Files.writeString(wrong, Files.readString(OPTIONS).replace("Parallel", "Parallell"));
        assertThat(java("@" + wrong, "-version")).as("it would be seen").isNotZero();
        for (Path unit : Stream.concat(units().stream(), cronJobs().stream()).toList()) {
            String text = Files.readString(unit);
            if (text.contains("tieout.jar") && !text.contains("serve")) {
                assertThat(text).as(unit.toString()).contains("@/opt/tieout/" + OPTIONS.getFileName());
            }
        }
    }

    private int java(String... arguments) throws IOException, InterruptedException {
        return exitOf(Stream.concat(Stream.of(JAVA), Stream.of(arguments)).toList(), folder.resolve("java.txt"));
    }

    @Test
    @Tag("slow")
    void systemdFindsNothingToSay() throws Exception {
        requireSystemd();
        Path units = Files.createDirectories(folder.resolve("units"));
        for (Path unit : units()) {
            // Where Java lies on the machine that checks is no matter of the unit's.
            String text = Files.readString(unit).replace("/usr/bin/java", JAVA);
            Files.writeString(units.resolve(unit.getFileName()), text);
        }
        assertThat(verify(units)).isEmpty();
        Path timer = units.resolve("tieout-sync.timer");
        Files.writeString(timer, Files.readString(timer).replace("02:30:00", "half past two"));
        assertThat(verify(units)).as("it would say something").contains("tieout-sync.timer", "half past two");
    }

    private String verify(Path units) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        int exit = exitOf(
                Stream.concat(
                                Stream.of("systemd-analyze", "verify"),
                                filesIn(units).stream().map(Path::toString))
                        .toList(),
                said);
        String text = Files.readString(said);
        return exit == 0 ? text : text + "\nended with " + exit;
    }

    private static int exitOf(List<String> command, Path said) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    private static void requireSystemd() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "systemd-analyze")));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("systemd-analyze is not installed, and CI must have it: apt-get install systemd");
        }
        if (!there) {
            Stream.of("", "SKIPPED: systemd-analyze is not installed, so nobody checked the units.", "")
                    .forEach(System.err::println);
        }
        assumeTrue(there, "systemd-analyze is not installed");
    }

    private static Schema schema() throws IOException {
        try (var file = ShippedUnitsTest.class.getResourceAsStream("/kubernetes/cronjob.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String json(String yaml) {
        Map<String, Object> document = new Yaml().load(yaml);
        return JSON.writeValueAsString(document);
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
