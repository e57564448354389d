package io.tieout.console;

import io.tieout.batch.UsageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users of the console. Of passwords only a slow hash is kept. */
@Lazy
@Component
public class ConsoleUsers {

    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;

    ConsoleUsers(JdbcClient jdbc, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * @param name capital letters make no second account
     * @throws UsageException if the name or the password can't be used, or the name is taken
     */
    public ConsoleUser create(String name, Role role, String password) {
        String named = usable(name);
        try {
            jdbc.sql("insert into console_user (name, role, password_hash, created_at)"
                            + " values (:name, :role, :hash, :now)")
                    .param("name", named)
                    .param("role", role.word())
                    .param("hash", passwords.hash(password))
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new UsageException("There is a user " + named + " already. \"user list\" shows them; \"user password "
                    + named + "\" gives another password.");
        }
        return known(named);
    }

    /** All, by name. */
    public List<ConsoleUser> all() {
        return jdbc.sql("select * from console_user order by name collate \"C\"")
                .query(ConsoleUsers::user)
                .list();
    }

    /** @throws UsageException if there is no such user or the password can't be used */
    public ConsoleUser password(String name, String password) {
        return change(name, "password_hash = :value", passwords.hash(password));
    }

    /** @throws UsageException if there is no such user */
    public ConsoleUser role(String name, Role role) {
        return change(name, "role = :value", role.word());
    }

    /** A locked user can't sign in, and is out at once. @throws UsageException if there is no such user */
    public ConsoleUser locked(String name, boolean locked) {
        return change(name, "locked = :value", locked);
    }

    Optional<ConsoleUser> named(String name) {
        return jdbc.sql("select * from console_user where lower(name) = lower(?)")
                .param(name)
                .query(ConsoleUsers::user)
                .optional();
    }

    Optional<String> hashOf(ConsoleUser user) {
        return jdbc.sql("select password_hash from console_user where id = ?")
                .param(user.id())
                .query(String.class)
                .optional();
    }

    /** The user as it stands now; empty when the session's user is no longer what signed in. */
    Optional<ConsoleUser> unchanged(long id, int version) {
        return jdbc.sql("select * from console_user where id = ? and version = ? and not locked")
                .params(id, version)
                .query(ConsoleUsers::user)
                .optional();
    }

    void signedIn(ConsoleUser user) {
        jdbc.sql("update console_user set last_sign_in_at = ? where id = ?")
                .params(now(), user.id())
                .update();
    }

    private ConsoleUser change(String name, String what, Object value) {
        ConsoleUser user = known(name);
        jdbc.sql("update console_user set " + what + ", version = version + 1 where id = :id")
                .param("value", value)
                .param("id", user.id())
                .update();
        return known(name);
    }

    private ConsoleUser known(String name) {
        return named(name.strip())
                .orElseThrow(() -> new UsageException(
                        "There is no user of that name. \"user list\" shows them, \"user create\" makes one."));
    }

    private static String usable(String name) {
        String named = name.strip();
        if (named.isEmpty() || named.length() > LONGEST_NAME || named.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("--name: expected 1 to " + LONGEST_NAME + " characters in one line.");
        }
        return named;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ConsoleUser user(ResultSet row, int number) throws SQLException {
        OffsetDateTime signedIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new ConsoleUser(
                row.getLong("id"),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getInt("version"),
                row.getBoolean("locked"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                signedIn == null ? null : signedIn.toInstant());
    }
}
