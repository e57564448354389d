package io.tieout.reconciliation;

import io.tieout.reconciliation.AdjustmentChain.Adjusted;
import io.tieout.reconciliation.AdjustmentChain.Flag;
import io.tieout.reconciliation.AdjustmentChain.Original;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers adjustments that come chain by chain, and says what of each chain a person should look at. */
final class ChainLinks {

    private final Consumer<AdjustmentChain> consumer;
    private @Nullable String root;
    private @Nullable Original original;
    private final List<Adjusted> adjustments = new ArrayList<>();

    ChainLinks(Consumer<AdjustmentChain> consumer) {
        this.consumer = consumer;
    }

    /** @param root the id of the line that began the chain; an adjustment that names none is its own */
    void take(String root, @Nullable Original original, Adjusted adjusted) {
        if (!root.equals(this.root)) {
            finish();
            this.root = root;
            this.original = original;
        }
        adjustments.add(adjusted);
    }

    void finish() {
        if (!adjustments.isEmpty()) {
            List<Adjusted> all = List.copyOf(adjustments);
            String first = all.get(0).entryId().equals(root) ? null : root;
            BigDecimal net = net(original, all);
            consumer.accept(new AdjustmentChain(original, first, all, net, flags(original, all, net)));
        }
        adjustments.clear();
    }

    private static BigDecimal net(@Nullable Original original, List<Adjusted> adjustments) {
        String currency = original == null ? adjustments.get(0).currency() : original.currency();
        return adjustments.stream()
                .filter(adjusted -> adjusted.currency().equals(currency))
                .map(Adjusted::amount)
                .reduce(original == null ? BigDecimal.ZERO : original.amount(), BigDecimal::add);
    }

    private static Set<Flag> flags(@Nullable Original original, List<Adjusted> adjustments, BigDecimal net) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (original == null) {
            flags.add(Flag.ORPHAN);
            return Collections.unmodifiableSet(flags);
        }
        if (net.signum() == -original.amount().signum() && net.signum() != 0) {
            flags.add(Flag.OVER_REVERSED);
        }
        for (Adjusted adjusted : adjustments) {
            if (!adjusted.employeeRef().equals(original.employeeRef())) {
                flags.add(Flag.OTHER_PERSON);
            }
            if (!adjusted.policyId().equals(original.policyId())) {
                flags.add(Flag.OTHER_POLICY);
            }
            if (!adjusted.currency().equals(original.currency())) {
                flags.add(Flag.OTHER_CURRENCY);
            }
        }
        if (!original.finalized()) {
            flags.add(Flag.ORIGINAL_NOT_FINALIZED);
        }
        return Collections.unmodifiableSet(flags);
    }
}
