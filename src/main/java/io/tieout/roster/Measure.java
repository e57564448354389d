package io.tieout.roster;

import java.math.BigDecimal;
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
    record Counted(@Nullable String employer, long tonight, long earlier, long held) {}

    boolean tonightIsTooMany(Counted counted) {
        return counted.tonight() > limit(counted.held()) || halfOfAnEmployer(counted, counted.tonight());
    }

    /** Those who left earlier are held no more, so they are added to the whole as well. */
    boolean weekIsTooMany(Counted counted) {
        long week = counted.tonight() + counted.earlier();
        return counted.earlier() > 0 && (week > weekLimit(counted) || halfOfAnEmployer(counted, week));
    }

    long limit(long held) {
        return Math.max(count, share.multiply(BigDecimal.valueOf(held)).longValue());
    }

    long weekLimit(Counted counted) {
        return limit(counted.held() + counted.earlier()) * weekFactor;
    }

    private static boolean halfOfAnEmployer(Counted counted, long people) {
        return counted.employer() != null && people > 1 && people * 2 > counted.held() + (people - counted.tonight());
    }
}
