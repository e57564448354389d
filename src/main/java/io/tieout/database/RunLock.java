package io.tieout.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to run one kind of job on one scope, held by at most one process. It is an advisory lock of PostgreSQL on a
 * connection of its own, outside the pool, so it ends with {@link #close()}, with the process, or with the connection.
 */
public final class RunLock implements AutoCloseable {

    /** What PostgreSQL keeps of an application_name. */
    private static final int NAME_LIMIT = 63;

    private static final int ANSWER_SECONDS = 5;

    private static final String KEY_OF_LOCK = "locktype = 'advisory' and objsubid = 1 and granted"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and (classid::bigint << 32 | objid::bigint) = ?";

    private final Connection session;
    private final long key;

    private RunLock(Connection session, long key) {
        this.session = session;
        this.key = key;
    }

    /**
     * Takes the lock unless another process has it; never waits for it.
     *
     * @param kindAndScope what is locked, like {@code reconcile/2026-10}
     * @param holder who we are, for others to read; see {@link #describe}. Cut to 63 characters
     * @return empty when it is taken; {@link #holder} then says by whom
     */
    public static Optional<RunLock> tryAcquire(DataSource dataSource, String kindAndScope, String holder) {
        long key = key(kindAndScope);
        Connection session = null;
        boolean kept = false;
        try {
            session = OwnSession.open(dataSource);
            session.setAutoCommit(true);
            session.setNetworkTimeout(Runnable::run, 2 * ANSWER_SECONDS * 1000);
            // The server must not end this session for being idle, which is all it ever is.
            ask(session, "select set_config(name, '0', false) from pg_settings where name = 'idle_session_timeout'");
            boolean acquired = "1".equals(ask(session, "select pg_try_advisory_lock(?)::int::text", key));
            if (!acquired) {
                return Optional.empty();
            }
            ask(session, "select set_config('application_name', ?, false)", plain(holder));
            kept = true;
            return Optional.of(new RunLock(session, key));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The lock on " + kindAndScope + " could not be taken (SQLSTATE " + e.getSQLState() + ").");
        } finally {
            if (!kept && session != null) {
                close(session);
            }
        }
    }

    /** How the present holder described itself; empty when nobody holds the lock. */
    public static Optional<String> holder(DataSource dataSource, String kindAndScope) {
        try (Connection connection = dataSource.getConnection()) {
            return Optional.ofNullable(ask(
                    connection,
                    "select coalesce(nullif(a.application_name, ''), 'server process ' || l.pid)"
                            + " from pg_locks l left join pg_stat_activity a using (pid) where " + KEY_OF_LOCK,
                    key(kindAndScope)));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The holder of " + kindAndScope + " could not be found (SQLSTATE " + e.getSQLState() + ").");
        }
    }

    /** This process in the words others see: its number, its machine, and since when. */
    public static String describe(Clock clock) {
        String pid = "pid " + ProcessHandle.current().pid() + " on ";
        String since = " since " + clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String host = host();
        return pid + host.substring(0, Math.min(host.length(), NAME_LIMIT - pid.length() - since.length())) + since;
    }

    /** Asks the server, so it takes a moment. False once the connection or the lock is lost; it does not come back. */
    public boolean isHeld() {
        try {
            return session.isValid(ANSWER_SECONDS)
                    && "1"
                            .equals(ask(
                                    session,
                                    "select count(*)::text from pg_locks where pid = pg_backend_pid() and "
                                            + KEY_OF_LOCK,
                                    key));
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            // A server notices a closed connection a moment later; whoever comes next need not wait for that.
            ask(session, "select pg_advisory_unlock(?)::text", key);
        } catch (SQLException e) {
            // It was lost before.
        }
        close(session);
    }

    private static void close(Connection session) {
        try {
            session.close();
        } catch (SQLException e) {
            // It was lost before, and the lock with it.
        }
    }

    private static @Nullable String ask(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    private static long key(String kindAndScope) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("tieout " + kindAndScope).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(String holder) {
        String printable = holder.replaceAll("[^ -~]", "?");
        return printable.substring(0, Math.min(NAME_LIMIT, printable.length()));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }
}
