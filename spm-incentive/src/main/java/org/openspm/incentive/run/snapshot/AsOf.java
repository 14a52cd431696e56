package org.openspm.incentive.run.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The moment, as the database wrote it, as of which each part of the input is read. */
public record AsOf(Map<InputPart, String> moments) {
    /** The moment at which the history began. */
    private static final String FIRST = "0;{}";

    private static final String SEARCH_PATH = "search_path";
    private static final String TABLES_THEN = "as_of, public";

    public AsOf {
        moments = Map.copyOf(moments);
    }

    /** Everything as it was at one moment. */
    public static AsOf of(String moment) {
        var moments = new EnumMap<InputPart, String>(InputPart.class);
        for (var part : InputPart.values()) {
            moments.put(part, moment);
        }
        return new AsOf(moments);
    }

    /** The same with one part as it was at another moment. */
    public AsOf with(InputPart part, String moment) {
        var changed = new EnumMap<InputPart, String>(moments);
        changed.put(part, moment);
        return new AsOf(changed);
    }

    /** Makes every table of the input look as it did then, until the transaction of the connection ends. */
    public void apply(Connection connection) throws SQLException {
        try (var setting = connection.prepareStatement("select set_config(?, ?, true)")) {
            for (var part : InputPart.values()) {
                set(setting, part.setting(), moments.getOrDefault(part, FIRST));
            }
            set(setting, SEARCH_PATH, TABLES_THEN);
        }
    }

    /** The same for the transaction that the client takes part in. */
    public void apply(JdbcClient jdbc) {
        for (var part : InputPart.values()) {
            set(jdbc, part.setting(), moments.getOrDefault(part, FIRST));
        }
        set(jdbc, SEARCH_PATH, TABLES_THEN);
    }

    private static void set(JdbcClient jdbc, String name, String value) {
        jdbc.sql("select set_config(:name, :value, true)")
                .param("name", name)
                .param("value", value)
                .query(String.class)
                .single();
    }

    private static void set(java.sql.PreparedStatement setting, String name, String value) throws SQLException {
        setting.setString(1, name);
        setting.setString(2, value);
        setting.execute();
    }

    /** What the connection's transaction sees now. */
    static String now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select as_of.now()")) {
            row.next();
            return row.getString(1);
        }
    }
}
