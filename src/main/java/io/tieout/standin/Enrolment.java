package io.tieout.standin;

import java.util.ArrayList;
import java.util.List;

/**
 * How one person is insured: everybody is, from the first day of cover, and everything follows from payroll's refs.
 *
 * @param currency lower case
 * @param digits of the currency
 * @param catchUp a part month at the start is charged one report later
 * @param refunds the month of leaving is charged whole and the rest given back one report later
 */
record Enrolment(String currency, int digits, List<Share> shares, boolean catchUp, boolean refunds) {

    private static final String GROSS = "gross_premium";
    private static final String[] MEMBERS = {"policyholder", "partner_dependant", "child_dependant", "child_dependant"};

    static Enrolment of(String employerRef, String employeeRef, String country) {
        Dice dice = Dice.of("enrolment", employerRef, employeeRef);
        Plan plan = Plan.in(country);
        long[] premiums = premiums(plan, dice);
        List<Share> shares = new ArrayList<>();
        int split = dice.below(3, 100);
        long allowance = split < 75 ? Long.MAX_VALUE : Minor.percent(premiums[0], 60 + dice.below(4, 80));
        for (int member = 0; member < premiums.length; member++) {
            long premium = premiums[member];
            boolean companyPays = split < 40 || split >= 75 || member == 0;
            long byEmployer = premium == 0 || !companyPays ? 0 : Math.min(premium, allowance);
            allowance -= split < 75 ? 0 : byEmployer;
            if (premium > 0) {
                add(shares, plan, member, premium, byEmployer);
            }
        }
        return new Enrolment(
                plan.currency(), plan.digits(), List.copyOf(shares), dice.below(5, 100) < 40, !country.equals("gb"));
    }

    /** The policyholder's, partner's and two children's; 0 for those there are not. */
    private static long[] premiums(Plan plan, Dice dice) {
        long holder = plan.lowest() + dice.below(0, (int) (plan.highest() - plan.lowest()));
        long partner = dice.below(1, 100) < 35 ? Minor.percent(holder, 95) : 0;
        int children = Math.max(0, dice.below(2, 5) - 2);
        long child = Minor.percent(holder, 41);
        return new long[] {holder, partner, children > 0 ? child : 0, children > 1 ? child : 0};
    }

    private static void add(List<Share> shares, Plan plan, int member, long premium, long byEmployer) {
        long relief = plan.relief(premium, member < 2);
        long employersRelief = Minor.share(relief, byEmployer, premium);
        add(shares, plan, Side.EMPLOYER, member, byEmployer, employersRelief);
        add(shares, plan, Side.EMPLOYEE, member, premium - byEmployer, relief - employersRelief);
    }

    private static void add(List<Share> shares, Plan plan, Side side, int member, long gross, long relief) {
        put(shares, side, member, GROSS, gross);
        put(shares, side, member, "tax", plan.tax(gross));
        put(shares, side, member, "tax_relief", -relief);
    }

    private static void put(List<Share> shares, Side side, int member, String category, long full) {
        if (full != 0) {
            shares.add(new Share(side, MEMBERS[member], member, category, full));
        }
    }
}
