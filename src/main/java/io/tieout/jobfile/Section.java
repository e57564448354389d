package io.tieout.jobfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A group of keys of a job file. Asking for a key makes it known; {@link #done} then refuses what nobody
 * asked for, so that a misspelt threshold can't quietly fall back to its default.
 */
final class Section {

    private final @Nullable MappingNode node;
    private final Mistakes mistakes;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    Section(@Nullable MappingNode node, Mistakes mistakes) {
        this.node = node;
        this.mistakes = mistakes;
        for (NodeTuple tuple : node == null ? List.<NodeTuple>of() : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Node earlier = keys.putIfAbsent(key, tuple.getKeyNode());
            if (key.isEmpty()) {
                mistakes.at(tuple.getKeyNode(), "a key must be a word.");
            } else if (earlier != null) {
                mistakes.at(
                        tuple.getKeyNode(),
                        "'" + key + "' stands here a second time (first in line "
                                + (earlier.getStartMark().getLine() + 1) + "). Leave one of them out.");
            } else {
                values.put(key, tuple.getValueNode());
            }
        }
    }

    /** The keys under a key; an empty section when it is not given. */
    Section section(String key) {
        Node value = value(key);
        if (value == null || value instanceof MappingNode) {
            return new Section((MappingNode) value, mistakes);
        }
        mistakes.at(value, "'" + key + "' holds keys of its own, each on a line below it.");
        return new Section(null, mistakes);
    }

    /** The keys themselves, in the order of the file; for sections whose keys are data. */
    List<String> keys() {
        return values.keySet().stream().toList();
    }

    /** All keys of this section with the values that can be read; for maps whose keys are data. */
    <T> Map<String, T> entries(Function<String, T> reading, String expected) {
        Map<String, T> entries = new LinkedHashMap<>();
        for (String key : values.keySet()) {
            T value = read(key, null, reading, expected);
            if (value != null) {
                entries.put(key, value);
            }
        }
        return entries;
    }

    /**
     * One entry of a list.
     *
     * @param name null for an entry that is a text alone, and not {@code name: text}
     * @param line where it stands
     */
    record Item(@Nullable String name, String text, int line) {}

    /** The list under a key, whose entries are texts or {@code name: text}; names may repeat. Empty when not given. */
    List<Item> items(String key) {
        Node value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode list)) {
            mistakes.at(value, "'" + key + "' holds a list, each entry on a line below it that begins with '- '.");
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Node entry : list.getValue()) {
            Item item = item(entry);
            if (item == null) {
                mistakes.at(entry, "an entry of '" + key + "' is a text, or a name with its text: '- name: text'.");
            } else {
                items.add(item);
            }
        }
        return items;
    }

    private static @Nullable Item item(Node entry) {
        int line = entry.getStartMark().getLine() + 1;
        if (entry instanceof ScalarNode scalar) {
            return new Item(null, scalar.getValue(), line);
        }
        if (entry instanceof MappingNode pairs && pairs.getValue().size() == 1) {
            NodeTuple pair = pairs.getValue().get(0);
            if (pair.getKeyNode() instanceof ScalarNode name && pair.getValueNode() instanceof ScalarNode text) {
                return new Item(name.getValue(), text.getTag().equals(Tag.NULL) ? "" : text.getValue(), line);
            }
        }
        return null;
    }

    void mistake(int line, String text) {
        mistakes.at(line, text);
    }

    /** Where a key stands, to speak of it again. */
    void mistake(String key, String text) {
        Node at = keys.get(key);
        mistakes.at(at == null ? 1 : at.getStartMark().getLine() + 1, text);
    }

    boolean has(String key) {
        return value(key) != null;
    }

    String text(String key, String otherwise) {
        String text = read(key, otherwise, Function.identity(), "a text");
        return text == null ? otherwise : text;
    }

    @Nullable
    String text(String key) {
        return read(key, null, Function.identity(), "a text");
    }

    int whole(String key, int otherwise, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        Integer number = read(key, otherwise, text -> within(Integer.parseInt(text), least, most), expected);
        return number == null ? otherwise : number;
    }

    private static int within(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    /** A share of a whole, 0 to 1. */
    BigDecimal share(String key, String otherwise) {
        BigDecimal share = read(
                key,
                new BigDecimal(otherwise),
                Section::share,
                "a share from 0 to 1, such as "
                        + otherwise + " for "
                        + new BigDecimal(otherwise)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %");
        return share == null ? new BigDecimal(otherwise) : share;
    }

    private static BigDecimal share(String text) {
        BigDecimal share = new BigDecimal(text);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return share;
    }

    /** One of a few words, each with what it stands for. */
    <T> T word(String key, T otherwise, Map<String, T> words) {
        T meaning = read(key, otherwise, text -> meaning(text, words), "one of " + String.join(", ", words.keySet()));
        return meaning == null ? otherwise : meaning;
    }

    private static <T> T meaning(String text, Map<String, T> words) {
        T meaning = words.get(text);
        if (meaning == null) {
            throw new IllegalArgumentException("unknown word");
        }
        return meaning;
    }

    /**
     * The value of a key.
     *
     * @param otherwise when the key is absent or has no value
     * @param reading throws {@link RuntimeException} for what it can't read
     * @param expected what would be right, for the message
     */
    <T> @Nullable T read(String key, @Nullable T otherwise, Function<String, T> reading, String expected) {
        Node value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof ScalarNode scalar)) {
            mistakes.at(value, "'" + key + "' has keys or a list below it; expected " + expected + ".");
            return otherwise;
        }
        try {
            return reading.apply(scalar.getValue());
        } catch (RuntimeException unreadable) {
            mistakes.at(value, "'" + key + "' is '" + scalar.getValue() + "'; expected " + expected + ".");
            return otherwise;
        }
    }

    /** Null as well for a key without a value, which means that the default holds. */
    private @Nullable Node value(String key) {
        known.add(key);
        Node value = values.get(key);
        return value == null || value.getTag().equals(Tag.NULL) ? null : value;
    }

    /** Refuses every key that nobody asked for. */
    void done() {
        if (node == null) {
            return;
        }
        keys.forEach((key, at) -> {
            if (!key.isEmpty() && !known.contains(key)) {
                mistakes.at(at, "'" + key + "' is not a key here; " + Nearest.to(key, known));
            }
        });
    }
}
