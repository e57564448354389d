package io.tieout.oracle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists: by page, a hundred at most, and half of them do not say whether there is more. */
final class FakePages {

    private FakePages() {}

    /**
     * @param items newest first
     */
    static <T> FakeAnswer page(List<T> items, Map<String, String> query, Function<T, ObjectNode> shown) {
        int page;
        int size;
        try {
            page = Integer.parseInt(query.getOrDefault("page", "1"));
            size = Integer.parseInt(query.getOrDefault("page_size", "10"));
        } catch (NumberFormatException e) {
            return FakeAnswer.problem(400, "invalid_request", "page and page_size are numbers");
        }
        if (page < 1 || size < 1 || size > 100) {
            return FakeAnswer.problem(400, "invalid_request", "page from 1, page_size from 1 to 100");
        }
        int from = (int) Math.min((page - 1L) * size, items.size());
        int to = Math.min(from + size, items.size());
        ObjectNode answer = FakeAnswer.JSON.createObjectNode();
        ArrayNode array = answer.putArray("items");
        items.subList(from, to).forEach(item -> array.add(shown.apply(item)));
        answer.put("page", page);
        answer.put("page_size", to - from);
        answer.put("total_count", items.size());
        Map<String, String> list = new TreeMap<>(query);
        list.remove("page");
        if ((list.hashCode() & 1) == 0) {
            answer.put("has_next_page", to < items.size());
            answer.put("has_previous_page", page > 1);
        }
        answer.put("generated_by", "a field nobody announced");
        return FakeAnswer.ok(answer);
    }
}
