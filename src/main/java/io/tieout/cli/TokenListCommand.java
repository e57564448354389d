package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.hosted.ApiToken;
import io.tieout.hosted.ApiTokens;
import io.tieout.hosted.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows the tokens. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "The tokens that were made, without themselves.")
final class TokenListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    TokenListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Table table = new Table(">token", "name", "scopes", "created", "last used", "revoked");
            for (ApiToken token : session.get(ApiTokens.class).all()) {
                table.row(
                        token.id(),
                        token.name(),
                        token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(", ")),
                        time(token.createdAt()),
                        time(token.lastUsedAt()),
                        time(token.revokedAt()));
            }
            if (table.isEmpty()) {
                Out.result("No token was made yet.");
            } else {
                table.print();
            }
            return session.ending(ExitCode.DONE.number());
        }
    }

    private static Object time(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS);
    }
}
