package io.tieout.contribution;

import io.tieout.money.Amounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one person's cover costs, as the last readings of Kota's reports tell. */
@Component
public class CoverCosts {

    /** A month that was charged in part, once or later as an adjustment says nothing of what a day costs. */
    private static final String LAST_WHOLE_MONTH = """
            with whole as (
                select l.currency, l.amount, l.cover_from
                from contribution_line l join pull p on p.id = l.pull_id
                where p.employer_ref = :employer and p.state = 'COMPLETE' and l.employee_ref = :employee
                  and not exists (select from pull newer where newer.report_id = p.report_id
                      and newer.state = 'COMPLETE' and newer.version > p.version)
                  and not l.adjustment and l.type <> 'one_off' and to_char(l.cover_from, 'YYYY-MM') = p.period
                  and l.cover_from = date_trunc('month', l.cover_from)
                  and l.cover_to = (date_trunc('month', l.cover_from) + interval '1 month - 1 day')::date
            )
            select cover_from, sum(amount) as charged, currency from whole
            where cover_from = (select max(cover_from) from whole)
            group by cover_from, currency having sum(amount) > 0
            order by currency collate "C"
            """;

    private final JdbcClient jdbc;

    CoverCosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each currency, as a rule one; none when no report ever told of a whole month of this person. */
    public List<CoverCost> of(String employerRef, String employeeRef) {
        return jdbc.sql(LAST_WHOLE_MONTH)
                .param("employer", employerRef)
                .param("employee", employeeRef)
                .query((row, number) -> new CoverCost(
                        YearMonth.from(row.getObject("cover_from", LocalDate.class)),
                        row.getBigDecimal("charged"),
                        row.getString("currency")))
                .list();
    }

    /** What so many days of it cost, in words; empty when no report told what the person's cover costs. */
    public String words(String employerRef, String employeeRef, int days) {
        return of(employerRef, employeeRef).stream()
                .map(cost -> "about " + money(cost, 1) + " a day, so about " + money(cost, days) + " since the 30 days")
                .collect(Collectors.joining("; "));
    }

    private static String money(CoverCost cost, int days) {
        return Amounts.plain(cost.of(days), cost.currency()) + " " + cost.currency();
    }
}
