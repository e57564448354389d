package io.tieout.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.tieout.architecture.RoomsTest.MAIN;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.web.client.RestClient;

/** What nobody does anywhere, and what only one room does. */
class HabitsTest {

    private static final DescribedPredicate<JavaClass> FLOATING = DescribedPredicate.describe(
            "double or float",
            type -> type.isEquivalentTo(double.class)
                    || type.isEquivalentTo(Double.class)
                    || type.isEquivalentTo(float.class)
                    || type.isEquivalentTo(Float.class));

    private static final String[] WHERE_MONEY_GOES = {
        "io.tieout.money..",
        "io.tieout.payroll..",
        "io.tieout.kota..",
        "io.tieout.contribution..",
        "io.tieout.reconciliation..",
        "io.tieout.standin.."
    };

    @Test
    void onlyMoneyDividesOrRounds() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tieout.money..", "io.tieout.standin..")
                .should()
                .callMethodWhere(target(nameMatching("divide.*|setScale|round|remainder"))
                        .and(target(are(owner(DescribedPredicate.describe(
                                "BigDecimal", type -> type.isEquivalentTo(BigDecimal.class)))))))
                .because("a cent is lost where two places round; the stand-in has a rounding of its own, as Kota has")
                .check(MAIN);
    }

    @Test
    void noAmountPassesThroughFloatingPoint() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(WHERE_MONEY_GOES)
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("io.tieout.kota.Budget")
                .should()
                .notHaveRawType(FLOATING)
                .because("0.1 + 0.2 is not 0.3 there; the budget counts calls in flight, not money")
                .check(MAIN);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(WHERE_MONEY_GOES)
                .should()
                .notHaveRawReturnType(FLOATING)
                .because("0.1 + 0.2 is not 0.3 there")
                .check(MAIN);
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("doubleValue|floatValue|parseDouble"))
                        .and(DescribedPredicate.describe(
                                "outside the workbook",
                                call -> !call.getOriginOwner().getPackageName().startsWith("io.tieout.export"))))
                .because("only a workbook's cell, which knows nothing else, may hold an amount as a double")
                .check(MAIN);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tieout.ClockConfiguration")
                .should()
                .callMethodWhere(target(nameMatching("now"))
                        .and(DescribedPredicate.describe(
                                "of java.time, without a Clock",
                                call -> call.getTargetOwner().getPackageName().equals("java.time")
                                        && call.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isEquivalentTo(Clock.class)))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("what depends on the day must be tried on another day")
                .check(MAIN);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("sleep"))
                        .and(target(are(owner(
                                DescribedPredicate.describe("Thread", type -> type.isEquivalentTo(Thread.class)))))))
                .because("a sleep is a guess about somebody else's speed")
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tieout.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the other rooms are also used where nobody reads a terminal")
                .check(MAIN);
    }

    @Test
    void onlyBatchOperatesJobs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tieout.batch..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JobOperator.class)
                .because("lock, recovery and exit codes hold only where every start goes through one door")
                .check(MAIN);
    }

    @Test
    void onlyTheClientSpeaksHttpToKota() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tieout.kota..")
                .should()
                .dependOnClassesThat(assignableTo(RestClient.class).or(resideInAPackage("org.apache.hc..")))
                .because("retries, pacing and secrets are handled once")
                .check(MAIN);
    }

    @Test
    void theFilesOfPayrollAndMoneyKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("io.tieout.money..", "io.tieout.payroll..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("a rule about a cent or a cell is tried without starting anything")
                .check(MAIN);
    }

    @Test
    void theStandInSharesNothingWithTheClient() {
        noClasses()
                .that()
                .resideInAPackage("io.tieout.standin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "io.tieout.kota..", "io.tieout.payroll..")
                .because("a field misspelt in both would cancel itself out")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service)")
                .because("such a name fits everything, so everything ends up there")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("what may be null says so")
                .check(MAIN);
    }

    @Test
    void nobodyPicksAStepWithoutTransactions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("ResourcelessTransactionManager")
                .because("a chunk that fails would leave half of itself behind")
                .check(MAIN);
    }
}
