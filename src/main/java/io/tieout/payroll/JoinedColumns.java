package io.tieout.payroll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns whose cells together make one: {@code {Company}-{Number}} of the cells 07 and 0042 is 07-0042. A number
 * that is unique in its company only becomes a ref this way. Where one of the cells is blank, the whole is.
 */
final class JoinedColumns {

    private static final Pattern PART = Pattern.compile("\\{([^{}]+)}");

    private final String template;
    private final List<Integer> positions;

    private JoinedColumns(String template, List<Integer> positions) {
        this.template = template;
        this.positions = positions;
    }

    static boolean isTemplate(String name) {
        return name.indexOf('{') >= 0 || name.indexOf('}') >= 0;
    }

    /** Whether the braces name columns and nothing else is in braces. */
    static boolean fits(String template) {
        Matcher part = PART.matcher(template);
        return part.find() && !isTemplate(part.replaceAll(""));
    }

    /** @param position of a name in the header, less than 0 if it is not there; then there is nothing to join */
    static Optional<JoinedColumns> of(String template, ToIntFunction<String> position) {
        List<Integer> positions = new ArrayList<>();
        Matcher part = PART.matcher(template);
        while (part.find()) {
            positions.add(position.applyAsInt(part.group(1).strip()));
        }
        return positions.isEmpty() || positions.stream().anyMatch(at -> at < 0)
                ? Optional.empty()
                : Optional.of(new JoinedColumns(template, positions));
    }

    String cell(CsvRecord row) {
        List<String> cells = positions.stream()
                .map(at -> TextRules.trimmed(row.cells().get(at)))
                .toList();
        if (cells.contains("")) {
            return "";
        }
        int[] next = {0};
        return PART.matcher(template).replaceAll(part -> Matcher.quoteReplacement(cells.get(next[0]++)));
    }

    boolean uses(int position) {
        return positions.contains(position);
    }
}
