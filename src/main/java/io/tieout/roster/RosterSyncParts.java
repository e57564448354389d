package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.kota.Employee;
import io.tieout.kota.Employer;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The readers and writers of the steps, each made for one run. */
@Configuration(proxyBeanMethods = false)
class RosterSyncParts {

    private static final String RUN = "#{jobParameters['run']}";

    private final JdbcClient db;
    private final DataSource dataSource;
    private final RunInputs inputs;
    private final Hashing hashing;
    private final Clock clock;
    private final Progress progress;
    private final Intents intents;
    private final Kota kota;
    private final InFlight window;
    private final Duration longestTry;

    RosterSyncParts(
            JdbcTemplate template,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            RunInputs inputs,
            Hashing hashing,
            Clock clock,
            Progress progress,
            Kota kota,
            InFlight window,
            @Value("${kota.request-timeout:30s}") Duration longestTry) {
        this.db = JdbcClient.create(template);
        this.dataSource = dataSource;
        this.inputs = inputs;
        this.hashing = hashing;
        this.clock = clock;
        this.progress = progress;
        this.intents = new Intents(template, transactions, clock);
        this.kota = kota;
        this.window = window;
        this.longestTry = longestTry;
    }

    @Bean
    @StepScope
    StageReader<EmployerRow> stagedEmployerReader(@Value(RUN) long run) {
        RosterSyncInputs in = of(run);
        return new StageReader<>(db, run, Staging.EMPLOYERS, () -> told("employers", employers(in)));
    }

    @Bean
    @StepScope
    StageWriter<EmployerRow> stagedEmployerWriter(@Value(RUN) long run) {
        return new StageWriter<>(dataSource, db, run, Staging.EMPLOYERS, hashing.hasher(), progress);
    }

    @Bean
    @StepScope
    StageReader<EmployeeRow> stagedEmployeeReader(@Value(RUN) long run) {
        RosterSyncInputs in = of(run);
        return new StageReader<>(db, run, Staging.EMPLOYEES, () -> told("employees", employees(in)));
    }

    @Bean
    @StepScope
    StageWriter<EmployeeRow> stagedEmployeeWriter(@Value(RUN) long run) {
        return new StageWriter<>(dataSource, db, run, Staging.EMPLOYEES, hashing.hasher(), progress);
    }

    @Bean
    @StepScope
    RosterCheck rosterCheck(@Value(RUN) long run) {
        RosterSyncInputs in = of(run);
        return new RosterCheck(db, run, in, () -> employers(in), () -> employees(in));
    }

    @Bean
    ClockCheck clockCheck() {
        return new ClockCheck(kota, clock, progress);
    }

    @Bean
    @StepScope
    SettleReader settleReader(@Value(RUN) long run) {
        return new SettleReader(
                run,
                of(run).dryRun(),
                intents,
                window,
                employerCalls(run),
                new EmployeeCalls(kota, hashing::hasher),
                clock,
                longestTry,
                progress);
    }

    @Bean
    @StepScope
    ListReader<Employer> farEmployerReader(@Value(RUN) long run) {
        return new ListReader<>(window, kota::employers, () -> listing("employers", "far_employer", run));
    }

    @Bean
    @StepScope
    FarSideWriter<Employer> farEmployerWriter(@Value(RUN) long run) {
        return FarSideWriter.employers(dataSource, progress, run);
    }

    @Bean
    @StepScope
    ListReader<Employee> farEmployeeReader(@Value(RUN) long run) {
        return new ListReader<>(window, kota::employees, () -> listing("employees", "far_employee", run));
    }

    @Bean
    @StepScope
    FarSideWriter<Employee> farEmployeeWriter(@Value(RUN) long run) {
        return FarSideWriter.employees(dataSource, progress, run, hashing.hasher());
    }

    @Bean
    @StepScope
    Planning planning(@Value(RUN) long run) {
        RosterSyncInputs in = of(run);
        return new Planning(
                db,
                run,
                today(in),
                in.partial(),
                Rekeys.allowed(db, in),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Bean
    @StepScope
    Guarding guarding(@Value(RUN) long run) {
        RosterSyncInputs in = of(run);
        return new Guarding(db, run, in, today(in), clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Bean
    @StepScope
    SendReader<EmployerRow> employerSender(@Value(RUN) long run) {
        RosterSyncInputs in = of(run);
        return sender(run, Phase.EMPLOYERS, () -> employers(in), EmployerFields.ALL, employerCalls(run));
    }

    @Bean
    @StepScope
    SendReader<EmployeeRow> employeeSender(@Value(RUN) long run) {
        return employeeSender(run, Phase.EMPLOYEES);
    }

    @Bean
    @StepScope
    SendReader<EmployeeRow> salarySender(@Value(RUN) long run) {
        return employeeSender(run, Phase.SALARIES);
    }

    @Bean
    @StepScope
    SendReader<EmployeeRow> cancellationSender(@Value(RUN) long run) {
        return employeeSender(run, Phase.CANCELLATIONS);
    }

    @Bean
    @StepScope
    SendReader<EmployeeRow> offboardingSender(@Value(RUN) long run) {
        return employeeSender(run, Phase.OFFBOARDINGS);
    }

    private SendReader<EmployeeRow> employeeSender(long run, Phase phase) {
        RosterSyncInputs in = of(run);
        return sender(run, phase, () -> employees(in), EmployeeFields.ALL, new EmployeeCalls(kota, hashing::hasher));
    }

    private <R> SendReader<R> sender(
            long run, Phase phase, Supplier<RowSource<R>> file, RowFields<R> fields, Calls<R> calls) {
        return new SendReader<>(
                run,
                phase,
                intents,
                window,
                file,
                rows -> new Claims<>(run, phase, intents, rows, fields, hashing.hasher(), calls, clock),
                progress);
    }

    @Bean
    OutcomeWriter outcomes() {
        return new OutcomeWriter(intents, progress);
    }

    @Bean
    @StepScope
    AfterSync afterSync(@Value(RUN) long run) {
        return new AfterSync(db, run, today(of(run)));
    }

    private RosterSyncInputs of(long run) {
        return inputs.of(run, RosterSyncInputs.class);
    }

    private static RowSource<EmployerRow> employers(RosterSyncInputs in) {
        Path file = in.employers();
        return file == null
                ? new NoRows<>()
                : PayrollFiles.employers(file, in.settings().employers());
    }

    private RowSource<EmployeeRow> employees(RosterSyncInputs in) {
        return PayrollFiles.employees(in.employees(), in.settings().employees(), today(in));
    }

    private LocalDate today(RosterSyncInputs in) {
        return LocalDate.ofInstant(clock.instant(), in.settings().zone());
    }

    private EmployerCalls employerCalls(long run) {
        return new EmployerCalls(kota, today(of(run)));
    }

    private <R> RowSource<R> told(String what, RowSource<R> rows) {
        progress.begin("Reading " + what, -1);
        rows.assumptions().forEach(line -> progress.say(what + ": " + line));
        return rows;
    }

    private void listing(String what, String table, long run) {
        progress.begin("Listing Kota's " + what, -1);
        WorkTables.empty(db, table, run);
    }
}
