package io.tieout.cli;

import io.tieout.batch.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, plain lines in a pipe; on standard error, so that results can be piped on. */
final class TerminalProgress implements Progress {

    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String step = "";
    private long total;
    private long done;
    private long began;
    private long spoken;
    private boolean ended;
    /** Told of when it ends, as there is one bar. */
    private final Map<String, Beside> beside = new HashMap<>();

    TerminalProgress() {
        terminal = Terminal.isThere();
    }

    @Override
    public synchronized void begin(String name, long items) {
        finish();
        step = name;
        total = items;
        done = 0;
        began = System.nanoTime();
        spoken = began;
        if (terminal && items != 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(items)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(Out.notes()))
                    .build();
        }
    }

    @Override
    public synchronized void advance(long items) {
        if (step.isEmpty()) {
            return;
        }
        done += items;
        if (bar != null) {
            bar.stepBy(items);
        } else if (System.nanoTime() - spoken > QUIET_NANOS) {
            spoken = System.nanoTime();
            Out.note(step + ": " + done + (total > 0 ? " of " + total : "") + rate(done, began, true));
        }
    }

    @Override
    public synchronized void advanceBeside(String what, long items) {
        beside.computeIfAbsent(what, first -> new Beside()).done += items;
    }

    @Override
    public synchronized void endBeside(String what) {
        Beside ended = beside.remove(what);
        if (ended != null) {
            say(what + ": " + ended.done + rate(ended.done, ended.began, false));
        }
    }

    @Override
    public synchronized void say(String line) {
        if (ended) {
            finish();
        }
        if (bar != null) {
            bar.pause();
        }
        Out.note(line);
        if (bar != null) {
            bar.resume();
        }
    }

    /** A reader ends before the last chunk is written, so the total is told a moment later. */
    @Override
    public synchronized void end() {
        ended = true;
    }

    /** Tells the total of the last step, once. */
    synchronized void finish() {
        ended = false;
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (!step.isEmpty()) {
            Out.note(step + ": " + done + rate(done, began, false));
            step = "";
        }
    }

    private String rate(long items, long since, boolean goesOn) {
        long millis = Math.max(1, Duration.ofNanos(System.nanoTime() - since).toMillis());
        List<String> facts = new ArrayList<>();
        long rate = items * 1000 / millis;
        if (millis >= 1000 && rate >= 1) {
            facts.add(rate + " a second");
        }
        if (goesOn && total > 0 && items > 0) {
            facts.add("about " + words(Duration.ofMillis(millis * Math.max(0, total - items) / items)) + " left");
        }
        return facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
    }

    /** Seconds below two minutes, minutes below two hours: more would be made up. */
    static String words(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** What goes on beside the step. */
    private static final class Beside {

        private final long began = System.nanoTime();
        private long done;
    }
}
