package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.hosted.ApiTokens;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a token. */
@Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token, at once and for good.")
final class TokenRevokeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "N", description = "its number; \"token list\" shows it")
    private long id;

    private final Surroundings surroundings;

    TokenRevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            if (!session.get(ApiTokens.class).revoke(id)) {
                throw new UsageException("There is no token " + id + " that still holds. \"token list\" shows them.");
            }
            Out.result("Token " + id + " is revoked.");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
