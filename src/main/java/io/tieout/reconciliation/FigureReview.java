package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks for figures that are not what they should be: a plain line with a sign that was not
 * expected, an amount finer than its currency, an unknown currency. Kota does not document the sign
 * of tax relief, and a wrong one would double every difference, so such an employer stops for a person.
 */
@Component
class FigureReview {

    private final JdbcClient jdbc;

    FigureReview(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The employers that need a person first, each with the words why.
     *
     * @param reliefSign the sign of tax relief that is no adjustment, -1 or 1; premium and tax are always plus
     */
    Map<String, String> of(long run, Collection<String> employers, int reliefSign) {
        Map<String, String> reviews = new LinkedHashMap<>();
        List<String> unusual = reliefSign < 0 ? unusual(run, employers) : List.copyOf(employers);
        if (unusual.isEmpty()) {
            return reviews;
        }
        jdbc.sql("""
                        with line as (
                            select p.employer_ref, l.currency, l.entry_id, l.amount,
                                not l.adjustment and case
                                    when l.amount < 0 then l.category in ('gross_premium', 'tax')
                                        or l.category = 'tax_relief' and :reliefSign > 0
                                    when l.amount > 0 then l.category = 'tax_relief' and :reliefSign < 0
                                    else false
                                end as wrong_sign
                            from counted_pull p
                            join contribution_line l on l.pull_id = p.id
                            where p.run_id = :run and p.employer_ref = any(:employers)
                        )
                        select employer_ref, currency,
                            count(*) filter (where wrong_sign) as wrong_signs,
                            min(entry_id) filter (where wrong_sign) as first_wrong_sign,
                            max(scale(amount)) as decimals
                        from line
                        group by employer_ref, currency
                        order by employer_ref, currency
                        """)
                .param("run", run)
                .param("employers", unusual.toArray(String[]::new))
                .param("reliefSign", reliefSign)
                .query(row -> {
                    String employer = row.getString("employer_ref");
                    String words = wrongSign(row.getLong("wrong_signs"), row.getString("first_wrong_sign"))
                            + decimals(run, employer, row.getString("currency"), row.getInt("decimals"));
                    if (!words.isEmpty()) {
                        reviews.merge(employer, words.strip(), (one, other) -> one + " " + other);
                    }
                });
        return reviews;
    }

    /** Those with lines that are not as nearly all are, by the look at each as it came in, or that nobody looked at. */
    private List<String> unusual(long run, Collection<String> employers) {
        return jdbc.sql("""
                        select distinct employer_ref from pull
                        where run_id = ? and employer_ref = any(?) and state = 'COMPLETE' and usual is not true
                        """)
                .params(run, employers.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static String wrongSign(long lines, String first) {
        return lines == 0
                ? ""
                : lines + (lines == 1 ? " line has" : " lines have") + " a sign that was not expected (first: " + first
                        + "). Premium and tax should be plus, tax relief as relief-sign in the job file says."
                        + " Ask Kota, or correct relief-sign, then run the period again. ";
    }

    /** @param asSent the most decimals of an amount, zeros at its end among them */
    private String decimals(long run, String employer, String currency, int asSent) {
        if (!Amounts.isCurrency(currency)) {
            return "Amounts are in " + currency + ", which is no currency of ISO 4217. Ask Kota. ";
        }
        int digits = Amounts.minorDigits(currency);
        if (asSent <= digits) {
            return "";
        }
        int decimals = decimals(run, employer, currency);
        return decimals <= digits
                ? ""
                : "Amounts in " + currency + " have up to " + decimals + " decimals, the currency has " + digits
                        + ". Ask Kota what is to be paid, then run the period again. ";
    }

    private int decimals(long run, String employer, String currency) {
        return jdbc.sql("""
                        select max(scale(trim_scale(l.amount)))
                        from counted_pull p
                        join contribution_line l on l.pull_id = p.id
                        where p.run_id = ? and p.employer_ref = ? and l.currency = ?
                        """)
                .params(run, employer, currency)
                .query(Integer.class)
                .single();
    }
}
