package io.tieout.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may look into which. */
class RoomsTest {

    static final String ROOT = "io.tieout";

    /** Room, to the rooms it may use. A room that stands nowhere here does not exist. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("money", Set.of()),
            Map.entry("file", Set.of()),
            Map.entry("payroll", Set.of("file", "money")),
            Map.entry("kota", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("batch", Set.of("database")),
            Map.entry("jobfile", Set.of("payroll", "money")),
            Map.entry("standin", Set.of()),
            Map.entry("roster", Set.of("file", "payroll", "kota", "money", "batch", "database", "jobfile")),
            Map.entry("contribution", Set.of("payroll", "kota", "money", "batch", "database", "jobfile")),
            Map.entry(
                    "reconciliation",
                    Set.of("payroll", "kota", "money", "batch", "database", "jobfile", "contribution")),
            Map.entry(
                    "export",
                    Set.of(
                            "file",
                            "payroll",
                            "money",
                            "batch",
                            "database",
                            "jobfile",
                            "contribution",
                            "reconciliation")),
            Map.entry("hosted", Set.of("kota", "batch", "database")),
            Map.entry("event", Set.of("kota", "database", "hosted")),
            // Of the jobs it knows when they are due and how they end. What they do is handed in by the face that
            // also gives the commands, so that nothing is started in two ways.
            Map.entry("schedule", Set.of("batch", "database", "jobfile")),
            // It looks at everybody's tables at once, and so needs nobody's classes.
            Map.entry("retention", Set.of("batch")),
            // A face for programs beside the one for people: it reads runs, their files and readiness where they are
            // kept.
            Map.entry("api", Set.of("batch", "export", "file", "roster")),
            // A face, as the command line is. What only a command can start is handed in by that.
            Map.entry(
                    "console",
                    Set.of(
                            "batch",
                            "database",
                            "jobfile",
                            "payroll",
                            "kota",
                            "money",
                            "file",
                            "roster",
                            "contribution",
                            "reconciliation",
                            "export",
                            "event",
                            "hosted")),
            Map.entry(
                    "cli",
                    Set.of(
                            "batch",
                            "database",
                            "jobfile",
                            "payroll",
                            "kota",
                            "money",
                            "roster",
                            "contribution",
                            "reconciliation",
                            "export",
                            "event",
                            "hosted",
                            "retention",
                            "schedule",
                            "console")));

    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<String> rooms() {
        return ARROWS.keySet().stream().sorted();
    }

    @Test
    void everyRoomIsKnownAndEveryKnownRoomExists() {
        Set<String> found = MAIN.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());
        assertThat(found)
                .as("a room that nobody drew an arrow for could reach anything, one that is gone makes its rules idle")
                .isEqualTo(ARROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsItMay(String room) {
        List<String> forbidden = ARROWS.keySet().stream()
                .filter(other -> !other.equals(room) && !ARROWS.get(room).contains(other))
                .map(other -> ROOT + "." + other + "..")
                .toList();
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new))
                .because("a rule can only be changed alone where nothing reaches around the drawn arrows")
                .check(MAIN);
    }

    @Test
    void noRoomKnowsTheRoot() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("only the root sees all rooms; a room that sees the root sees everything")
                .check(MAIN);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("two rooms that need each other are one room")
                .check(MAIN);
    }
}
