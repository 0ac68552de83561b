package org.promptrefinery.inference.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.StorageFailure;

/**
 * A completion on its way to the disk.
 *
 * @param key of the request that it answers
 * @param completion as it came
 * @param model the spec of the model that was asked
 * @param receipt hears what became of it
 */
record Row(CacheKey key, Completion completion, String model, Receipt receipt) {

    static final String INSERT =
            "insert or ignore into completions (key, text, prompt_tokens, completion_tokens, finish, latency_nanos,"
                    + " cost, model, created) values (?, ?, ?, ?, ?, ?, ?, ?, unixepoch())";

    static final String COLUMNS = "text, prompt_tokens, completion_tokens, finish, latency_nanos, cost";

    /** Whoever wants to know whether a row is on disk; hears exactly one of both, and throws nothing. */
    interface Receipt {

        /** It is on disk. */
        void kept();

        /** It will never be. */
        void lost(StorageFailure reason);
    }

    void addTo(PreparedStatement insert) throws SQLException {
        insert.setString(1, key.hash());
        insert.setString(2, completion.text());
        insert.setInt(3, completion.promptTokens());
        insert.setInt(4, completion.completionTokens());
        insert.setString(5, completion.finish().name());
        insert.setLong(6, completion.latency().toNanos());
        if (completion.cost().isPresent()) {
            insert.setDouble(7, completion.cost().getAsDouble());
        } else {
            insert.setNull(7, Types.REAL);
        }
        insert.setString(8, model);
        insert.addBatch();
    }

    /** The completion in {@link #COLUMNS}, marked as paid for earlier. */
    static Completion completion(ResultSet row) throws SQLException {
        return new Completion(
                row.getString(1),
                row.getInt(2),
                row.getInt(3),
                finish(row.getString(4)),
                Duration.ofNanos(row.getLong(5)),
                true,
                cost(row));
    }

    private static Completion.Finish finish(String name) throws SQLException {
        return switch (name) {
            case "STOP" -> Completion.Finish.STOP;
            case "LENGTH" -> Completion.Finish.LENGTH;
            case "OTHER" -> Completion.Finish.OTHER;
            default ->
                throw new SQLException("a completion ends for the reason '" + name + "', but the reasons are "
                        + Arrays.toString(Completion.Finish.values()));
        };
    }

    private static OptionalDouble cost(ResultSet row) throws SQLException {
        double cost = row.getDouble(6);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(cost);
    }
}
