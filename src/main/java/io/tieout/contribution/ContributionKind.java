package io.tieout.contribution;

import io.tieout.database.Numbering;
import io.tieout.kota.Contribution;
import io.tieout.payroll.Portion;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What thousands of lines of a report have in common, as Kota sent it. @see Contribution */
record ContributionKind(
        Portion portion,
        String category,
        @Nullable String memberType,
        boolean adjustment,
        @Nullable String type,
        @Nullable String note,
        LocalDate coverFrom,
        LocalDate coverTo,
        LocalDate reportingMonth) {

    static final String TARGET = "contribution_kind (pull_id, number, portion, category, member_type, adjustment, type,"
            + " note, cover_from, cover_to, reporting_month)";

    static ContributionKind of(Portion portion, Contribution line) {
        return new ContributionKind(
                portion,
                line.category(),
                line.member_type(),
                line.adjustment(),
                line.type(),
                line.note(),
                line.cover_period().from_date(),
                line.cover_period().to_date(),
                line.reporting_month());
    }

    // Both are asked of each line, and as the compiler makes them for a record they take several times as long.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContributionKind kind
                && portion == kind.portion
                && adjustment == kind.adjustment
                && category.equals(kind.category)
                && Objects.equals(memberType, kind.memberType)
                && Objects.equals(type, kind.type)
                && Objects.equals(note, kind.note)
                && coverFrom.equals(kind.coverFrom)
                && coverTo.equals(kind.coverTo)
                && reportingMonth.equals(kind.reportingMonth);
    }

    /** Of what differs most between lines. */
    @Override
    public int hashCode() {
        return 31 * (31 * (31 * category.hashCode() + portion.ordinal()) + Objects.hashCode(note))
                + coverFrom.hashCode();
    }

    /** Never the note: it belongs to a person. */
    @Override
    public String toString() {
        return "ContributionKind[" + portion + ", " + category + "]";
    }

    static @Nullable Object[] row(long pullId, Numbering.Numbered<ContributionKind> numbered) {
        ContributionKind kind = numbered.value();
        return new @Nullable Object[] {
            pullId,
            numbered.number(),
            kind.portion.word(),
            kind.category,
            kind.memberType,
            kind.adjustment,
            kind.type,
            kind.note,
            kind.coverFrom,
            kind.coverTo,
            kind.reportingMonth
        };
    }
}
