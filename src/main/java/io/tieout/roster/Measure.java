package io.tieout.roster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many are too many. The larger of a count and a share holds, so that a small employer can lose
 * somebody at all; and two or more who are over half of an employer are too many whatever the count
 * says, so that a small employer can't lose everybody.
 *
 * @param count people
 * @param share of those held, 0 to 1
 * @param weekFactor how many nights' worth seven nights together may have
 */
record Measure(int count, BigDecimal share, int weekFactor) {

    /**
     * @param employer null for the whole run
     * @param tonight people of this plan
     * @param earlier other people within the last seven nights
     * @param held at Kota now
     */
    record Counted(@Nullable String employer, long tonight, long earlier, long held) {

        /** Those who left earlier are held no more, so they are added to the whole as well. */
        private long heldBefore() {
            return held + earlier;
        }

        private long week() {
            return tonight + earlier;
        }
    }

    /** The limits that are passed, each in words with its own numbers; empty when all is well. */
    List<String> passed(Counted counted) {
        List<String> passed = new ArrayList<>();
        if (counted.tonight() > limit(counted.held())) {
            passed.add("the limit is " + limit(counted.held()) + inWords(counted.held()));
        }
        if (halfOfAnEmployer(counted, counted.tonight(), counted.held())) {
            passed.add("that is more than half of an employer with " + counted.held() + " people at Kota");
        }
        if (!passed.isEmpty() || counted.earlier() == 0) {
            return passed;
        }
        String others =
                "with " + counted.earlier() + " others within the last seven nights that makes " + counted.week();
        if (counted.week() > limit(counted.heldBefore()) * weekFactor) {
            passed.add(others + ", and seven nights may have " + limit(counted.heldBefore()) * weekFactor + ": "
                    + weekFactor + " times " + limit(counted.heldBefore()) + inWords(counted.heldBefore()));
        } else if (halfOfAnEmployer(counted, counted.week(), counted.heldBefore())) {
            passed.add(others + ", more than half of an employer that had " + counted.heldBefore() + " people at Kota");
        }
        return passed;
    }

    private long limit(long held) {
        return Math.max(count, ofShare(held));
    }

    private long ofShare(long held) {
        return share.multiply(BigDecimal.valueOf(held)).longValue();
    }

    private String inWords(long held) {
        String percent =
                share.movePointRight(2).stripTrailingZeros().toPlainString() + " % of the " + held + " held at Kota";
        return ofShare(held) > count ? " (" + percent + ")" : " (" + percent + " would not be more)";
    }

    private static boolean halfOfAnEmployer(Counted counted, long people, long of) {
        return counted.employer() != null && people > 1 && people * 2 > of;
    }
}
