package io.tieout.hosted;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens. Only their hashes are kept. */
@Component
public class ApiTokens {

    private static final String PREFIX = "tieout_";
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param secret the token itself, which can't be shown again */
    public record Created(long id, String secret) {
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    public Created create(String name, Set<Scope> scopes) {
        String secret = PREFIX + Secret.random(BYTES);
        long id = jdbc.sql("insert into api_token (name, sha256, scopes, created_at)"
                        + " values (:name, :sha256, :scopes, :now) returning id")
                .param("name", name)
                .param("sha256", Secret.sha256(secret))
                .param("scopes", scopes.stream().map(Scope::word).sorted().toArray(String[]::new))
                .param("now", now())
                .query(Long.class)
                .single();
        return new Created(id, secret);
    }

    /** All, those that were revoked too; the oldest first. */
    public List<ApiToken> all() {
        return jdbc.sql("select * from api_token order by id")
                .query(ApiTokens::token)
                .list();
    }

    /** @return whether there was such a token that still held */
    public boolean revoke(long id) {
        return jdbc.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The token that holds, and notes to the minute that it was used. */
    Optional<ApiToken> holding(String secret) {
        Optional<ApiToken> found = secret.startsWith(PREFIX)
                ? jdbc.sql("select * from api_token where sha256 = :sha256 and revoked_at is null")
                        .param("sha256", Secret.sha256(secret))
                        .query(ApiTokens::token)
                        .optional()
                : Optional.empty();
        found.ifPresent(token -> jdbc.sql("update api_token set last_used_at = :now where id = :id"
                        + " and (last_used_at is null or last_used_at < :minuteAgo)")
                .param("now", now())
                .param("minuteAgo", now().minusMinutes(1))
                .param("id", token.id())
                .update());
        return found;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toSet()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                moment(row, "last_used_at"),
                moment(row, "revoked_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
