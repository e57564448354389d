package io.tieout.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java as the shipped file of options starts a job. */
final class JobJava {

    static final Path OPTIONS = Path.of("jobs", "java.options");

    /** More options, apart by spaces; the last one of two that contradict each other holds. */
    private static final String MORE = System.getProperty("jvm", "").strip();

    private JobJava() {}

    /** What stands before the name of a class of the tests. */
    static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + OPTIONS.toAbsolutePath()));
        if (!MORE.isEmpty()) {
            command.addAll(List.of(MORE.split(" +")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }
}
