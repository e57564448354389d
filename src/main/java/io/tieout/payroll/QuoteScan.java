package io.tieout.payroll;

/**
 * Follows the quotes of RFC 4180 through a row: a quote opens only at the beginning of a cell, a doubled
 * one is text. Tells where a row ends, so that a stray quote inside {@code O"Brien} spoils one row and
 * not the rest of the file.
 */
final class QuoteScan {

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private static final int NONE = -1;

    private final char delimiter;
    private final char quote;

    private State state = State.CELL_START;
    private int cell;
    private int misplaced = NONE;

    QuoteScan(char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** Reads on. */
    QuoteScan over(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            step(text.charAt(i));
        }
        return this;
    }

    void step(char c) {
        boolean ends = c == delimiter && state != State.QUOTED;
        if (ends) {
            cell++;
        }
        state = ends ? State.CELL_START : within(c);
    }

    private State within(char c) {
        return switch (state) {
            case CELL_START -> c == quote ? State.QUOTED : State.PLAIN;
            case QUOTED -> c == quote ? State.CLOSED : State.QUOTED;
            case CLOSED -> c == quote ? State.QUOTED : stray();
            case PLAIN -> c == quote ? stray() : State.PLAIN;
        };
    }

    private State stray() {
        if (misplaced == NONE) {
            misplaced = cell;
        }
        return State.PLAIN;
    }

    /** Whether the row goes on in the next line. */
    boolean open() {
        return state == State.QUOTED;
    }

    /** Index of the cell that the scan stands in. */
    int cell() {
        return cell;
    }

    boolean broken() {
        return misplaced != NONE;
    }

    /** Index of the first cell with a quote where none may be. */
    int misplaced() {
        return misplaced;
    }
}
