package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.util.Collection;
import java.util.LinkedHashMap;
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
        jdbc.sql("""
                        with line as (
                            select p.employer_ref, l.currency, l.entry_id, l.amount,
                                not l.adjustment and sign(l.amount) = case l.category
                                    when 'gross_premium' then -1
                                    when 'tax' then -1
                                    when 'tax_relief' then -:reliefSign
                                end as wrong_sign
                            from counted_pull p
                            join contribution_line l on l.pull_id = p.id
                            where p.run_id = :run and p.employer_ref = any(:employers)
                        )
                        select employer_ref, currency,
                            count(*) filter (where wrong_sign) as wrong_signs,
                            min(entry_id) filter (where wrong_sign) as first_wrong_sign,
                            max(scale(trim_scale(amount))) as decimals
                        from line
                        group by employer_ref, currency
                        order by employer_ref, currency
                        """)
                .param("run", run)
                .param("employers", employers.toArray(String[]::new))
                .param("reliefSign", reliefSign)
                .query(row -> {
                    String words = wrongSign(row.getLong("wrong_signs"), row.getString("first_wrong_sign"))
                            + decimals(row.getString("currency"), row.getInt("decimals"));
                    if (!words.isEmpty()) {
                        reviews.merge(row.getString("employer_ref"), words.strip(), (one, other) -> one + " " + other);
                    }
                });
        return reviews;
    }

    private static String wrongSign(long lines, String first) {
        return lines == 0
                ? ""
                : lines + (lines == 1 ? " line has" : " lines have") + " a sign that was not expected (first: " + first
                        + "). Premium and tax should be plus, tax relief as relief-sign in the job file says."
                        + " Ask Kota, or correct relief-sign, then run the period again. ";
    }

    private static String decimals(String currency, int decimals) {
        if (!Amounts.isCurrency(currency)) {
            return "Amounts are in " + currency + ", which is no currency of ISO 4217. Ask Kota. ";
        }
        int digits = Amounts.minorDigits(currency);
        return decimals <= digits
                ? ""
                : "Amounts in " + currency + " have up to " + decimals + " decimals, the currency has " + digits
                        + ". Ask Kota what is to be paid, then run the period again. ";
    }
}
