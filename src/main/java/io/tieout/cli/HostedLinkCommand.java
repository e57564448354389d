package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.hosted.HostedLinks;
import io.tieout.hosted.LinkAnswer;
import io.tieout.hosted.MailedLinks;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A way into Kota's own pages for one person. */
@Command(
        name = "hosted-link",
        mixinStandardHelpOptions = true,
        description = {
            "A fresh link into Kota's own pages for one employee. It holds for one use and about an hour, and is kept"
                    + " nowhere: hand it on and forget it.",
            "For a mail, which scanners open too, make one with --for-mail: it leads to a page of \"serve\" that makes"
                    + " Kota's link on a click."
        })
final class HostedLinkCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 90;

    @Parameters(paramLabel = "EMPLOYEE_REF", description = "payroll's key of the person")
    private String ref = "";

    @Option(names = "--employer", paramLabel = "REF", description = "whose person, where two employers have that ref")
    private @Nullable String employer;

    @Option(names = "--for-mail", description = "a link to our own page instead, for one use within --days")
    private boolean forMail;

    @Option(names = "--days", description = "how long that holds (default: ${DEFAULT-VALUE})", defaultValue = "14")
    private int days;

    @Option(names = "--revoke", description = "take all links for mails of this person back")
    private boolean revoke;

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    HostedLinkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new UsageException("--days " + days + ": a link for a mail holds for 1 to " + MOST_DAYS + " days.");
        }
        try (Session session = surroundings.open(standIn)) {
            if (revoke) {
                int links = session.get(MailedLinks.class).revoke(ref, employer);
                Out.result(links + (links == 1 ? " link" : " links") + " for mails taken back.");
                return session.ending(ExitCode.DONE.number());
            }
            if (forMail) {
                Out.result(session.get(MailedLinks.class).make(ref, employer, Duration.ofDays(days)));
                return session.ending(ExitCode.DONE.number());
            }
            Bound.toKota(session);
            return session.ending(
                    print(session.get(HostedLinks.class).open(ref, employer)).number());
        }
    }

    private ExitCode print(LinkAnswer answer) {
        if (answer instanceof LinkAnswer.Open open) {
            Out.result(open.link());
            Out.result("Holds for one use, until " + open.expiry() + ".");
            return ExitCode.DONE;
        }
        if (answer instanceof LinkAnswer.NotNow notNow) {
            Out.result(ref + ": no link. " + notNow.why());
            return ExitCode.PEOPLE_NEEDED;
        }
        LinkAnswer.Nobody nobody = (LinkAnswer.Nobody) answer;
        throw new UsageException(ref + ": " + nobody.why() + (nobody.several() ? " (--employer REF)" : ""));
    }
}
