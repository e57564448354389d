package io.tieout.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Looks at a server that was given, before anything is built on it. */
final class GivenDatabase {

    private static final String PREFIX = "jdbc:postgresql:";

    private GivenDatabase() {}

    /**
     * Connects once and goes away again.
     *
     * @param username may be empty when the URL carries it
     * @throws DatabaseUnavailableException when this is no PostgreSQL that Tieout can work with; the message names the
     *     server without its password and says what to do
     */
    public static void check(String url, String username, String password) {
        if (!url.startsWith(PREFIX)) {
            throw new DatabaseUnavailableException("SPRING_DATASOURCE_URL must name a PostgreSQL database "
                    + "(jdbc:postgresql://host:5432/name), and Tieout works with no other kind. Mend it, or take it "
                    + "away to use the embedded database.");
        }
        Properties properties = new Properties();
        if (!username.isEmpty()) {
            properties.setProperty("user", username);
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "tieout");
        properties.setProperty("loginTimeout", "15");
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_encoding'), pg_is_in_recovery()")) {
            result.next();
            if (result.getInt(1) < 130_000) {
                throw unfit(url, "is older than PostgreSQL 13. Upgrade it.");
            }
            if (!"UTF8".equals(result.getString(2))) {
                throw unfit(url, "does not store text as UTF-8. Create the database with encoding UTF8.");
            }
            if (result.getBoolean(3)) {
                throw unfit(url, "is a standby that cannot be written to. Name the primary server.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(explain(url, username, e));
        }
    }

    private static DatabaseUnavailableException unfit(String url, String why) {
        return new DatabaseUnavailableException("The database at " + shown(url) + " " + why);
    }

    /** Not the driver's words: they may repeat the URL, which may carry a password. */
    private static String explain(String url, String username, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String place = "The database at " + shown(url);
        String user = username.isEmpty() ? "the user in the URL" : "user " + username;
        return switch (state) {
            case "28P01" ->
                place + " refused the password of " + user
                        + ". Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";
            case "28000" ->
                place + " does not admit " + user + " from this machine. Check "
                        + "SPRING_DATASOURCE_USERNAME and the server's pg_hba.conf.";
            case "3D000" -> place + " does not exist on that server. Create it, or mend SPRING_DATASOURCE_URL.";
            case "42501" -> place + " denies " + user + " the right to connect. Grant it.";
            case "53300" -> place + " has no connection left to give. Close some, or raise max_connections.";
            case "57P03" -> place + " is starting up or shutting down. Try again in a moment.";
            default ->
                place + " cannot be reached"
                        + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")")
                        + ". Check that the server runs and that SPRING_DATASOURCE_URL names it, or take the setting away "
                        + "to use the embedded database.";
        };
    }

    private static String shown(String url) {
        int parameters = url.indexOf('?');
        return url.substring(PREFIX.length(), parameters < 0 ? url.length() : parameters);
    }
}
