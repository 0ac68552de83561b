package org.promptrefinery.inference.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.promptrefinery.inference.Completion;

/** A connection that looks up completions; for one thread at a time. */
final class Reader implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement query;

    private Reader(Connection connection, PreparedStatement query) {
        this.connection = connection;
        this.query = query;
    }

    static Reader open(Database database) throws SQLException {
        Connection connection = database.openForReading();
        try {
            connection.setAutoCommit(false);
            return new Reader(
                    connection,
                    connection.prepareStatement("select " + Row.COLUMNS + " from completions where key = ?"));
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /** Those that are there; one transaction for all, which ends here, since the next one begins with its first row. */
    Map<CacheKey, Completion> find(Collection<CacheKey> keys) throws SQLException {
        Map<CacheKey, Completion> found = new HashMap<>();
        for (CacheKey key : keys) {
            query.setString(1, key.hash());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    found.put(key, Row.completion(row));
                }
            }
        }
        connection.commit();
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
