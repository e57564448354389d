package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.hosted.ApiTokens;
import io.tieout.hosted.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a token. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a token and shows it, once: only its hash is kept.")
final class TokenCreateCommand implements Callable<Integer> {

    private static final int LONGEST = 100;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "who will use it")
    private String name = "";

    @Option(
            names = "--scope",
            required = true,
            split = ",",
            paramLabel = "SCOPE",
            description = "what it is for: hosted-links, actions, readiness, runs, files, health; may be repeated")
    private List<String> scopes = List.of();

    private final Surroundings surroundings;

    TokenCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String named = name.strip();
        if (named.isEmpty() || named.length() > LONGEST || named.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("--name: expected 1 to " + LONGEST + " characters in one line.");
        }
        Set<Scope> known = EnumSet.noneOf(Scope.class);
        for (String word : scopes) {
            known.add(Scope.of(word.strip())
                    .orElseThrow(() -> new UsageException("--scope " + word + ": a scope is "
                            + Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(" or "))
                            + ".")));
        }
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            ApiTokens.Created created = session.get(ApiTokens.class).create(named, known);
            Out.result(created.secret());
            Out.note("Token " + created.id() + " for " + named + ". It can't be shown again; \"token revoke "
                    + created.id() + "\" ends it.");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
