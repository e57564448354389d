package io.tieout.contribution;

import io.tieout.kota.EmployeeBreakdown;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A breakdown may one day hold a benefit that this version does not know. Where such a key holds
 * amounts, leaving it out would withhold too little, so the employer's figures wait for a person.
 */
final class UnknownBenefit {

    private UnknownBenefit() {}

    static Optional<String> in(EmployeeBreakdown breakdown) {
        Map<String, JsonNode> others = breakdown.others();
        if (others == null || others.isEmpty()) {
            return Optional.empty();
        }
        return others.entrySet().stream()
                .filter(other -> holdsAmount(other.getValue()))
                .map(other -> "report " + breakdown.contribution_report_id() + " charges for \"" + other.getKey()
                        + "\", a benefit that this version does not know; nothing is reconciled for this employer"
                        + " until it is handled")
                .findFirst();
    }

    private static boolean holdsAmount(JsonNode node) {
        if (node.isObject() && node.has("amount")) {
            return true;
        }
        for (JsonNode child : node) {
            if (holdsAmount(child)) {
                return true;
            }
        }
        return false;
    }
}
