package org.promptrefinery.inference.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.inference.StorageFailure;

/**
 * The table of completions. Version 0, without an application's number, had neither cost nor model nor date.
 *
 * @param version of the file
 */
record Schema(int version) {

    /** The model of completions from before models were noted. */
    static final String UNKNOWN_MODEL = "unknown";

    /** Marks the file as ours: "PrRf". */
    private static final int APPLICATION = 0x50725266;

    private static final int CURRENT = 1;
    private static final int NOTHING_YET = -1;
    private static final List<String> FIRST_COLUMNS =
            List.of("key", "text", "prompt_tokens", "completion_tokens", "finish", "latency_nanos");
    private static final String FIRST_TABLE = """
            create table completions (
                key text primary key,
                text text not null,
                prompt_tokens integer not null,
                completion_tokens integer not null,
                finish text not null,
                latency_nanos integer not null)
            """;

    /**
     * Looks at a file without changing anything.
     *
     * @throws StorageFailure when it is none of ours, or of a newer version
     */
    static Schema inspect(Database database) {
        return database.read(connection -> Database.inSnapshot(connection, open -> of(open, database)));
    }

    /**
     * Brings a file that is new or of an older version to the current one; several processes may do so at once.
     *
     * @throws StorageFailure when it is none of ours, or of a newer version
     */
    static void establish(Connection connection, Database database) throws SQLException {
        Database.inTransaction(connection, open -> {
            of(open, database).upgrade(open);
            return CURRENT;
        });
    }

    private static Schema of(Connection connection, Database database) throws SQLException {
        long application = Database.number(connection, "pragma application_id");
        int version = Math.toIntExact(Database.number(connection, "pragma user_version"));
        if (application == APPLICATION) {
            return version <= CURRENT ? new Schema(version) : newer(version, database);
        }
        boolean unmarked = application == 0 && version == 0;
        if (unmarked && Database.number(connection, "select count(*) from sqlite_schema") == 0) {
            return new Schema(NOTHING_YET);
        }
        return unmarked && columns(connection).equals(FIRST_COLUMNS) ? new Schema(0) : foreign(database);
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select name from pragma_table_info('completions') order by cid")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Schema newer(int version, Database database) {
        throw new StorageFailure("the cache of completions " + database.file() + " is of version " + version
                + ", but this program knows versions up to " + CURRENT + "; it was left as it is. Use a Prompt Refinery"
                + " as new as the one that wrote it, or another folder with --results");
    }

    private static Schema foreign(Database database) {
        throw new StorageFailure(database.file() + " is a SQLite file of another program, no cache of completions;"
                + " it was left as it is. Move it aside, or choose another folder with --results");
    }

    private void upgrade(Connection connection) throws SQLException {
        if (version == NOTHING_YET) {
            Database.execute(connection, FIRST_TABLE);
        }
        if (version < CURRENT) {
            addCostModelAndDate(connection);
            Database.execute(connection, "pragma application_id = " + APPLICATION);
            Database.execute(connection, "pragma user_version = " + CURRENT);
        }
    }

    /** What is there already counts from now: when it was paid for is not known, and it must be prunable some day. */
    private static void addCostModelAndDate(Connection connection) throws SQLException {
        long now = Database.number(connection, "select unixepoch()");
        Database.execute(connection, "alter table completions add column cost real");
        Database.execute(
                connection, "alter table completions add column model text not null default '" + UNKNOWN_MODEL + "'");
        Database.execute(connection, "alter table completions add column created integer not null default " + now);
    }

    /** The completions of a file of any version with the columns of the current one. */
    String table() {
        return switch (version) {
            case NOTHING_YET ->
                "(select '' as key, '' as text, 0 as prompt_tokens, 0 as completion_tokens, '' as finish,"
                        + " 0 as latency_nanos, null as cost, '' as model, null as created where false)";
            case 0 -> "(select *, null as cost, '" + UNKNOWN_MODEL + "' as model, null as created from completions)";
            default -> "completions";
        };
    }
}
