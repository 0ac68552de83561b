package org.promptrefinery.inference.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.promptrefinery.inference.StorageFailure;

/**
 * Writes what is queued, all that is there in one commit: while one commits, others queue up, so that a commit holds
 * few rows when little comes and many when much does, and no row waits for a clock.
 */
final class Writer implements Runnable {

    private final Database database;
    private final Connection connection;
    private final WriteQueue queue;

    Writer(Database database, Connection connection, WriteQueue queue) {
        this.database = database;
        this.connection = connection;
        this.queue = queue;
    }

    /** Returns when the queue is closed and written. */
    @Override
    public void run() {
        for (List<Row> rows = queue.takeAll(); !rows.isEmpty(); rows = queue.takeAll()) {
            write(rows);
        }
    }

    /** Whatever goes wrong, nobody may wait for ever. */
    private void write(List<Row> rows) {
        try {
            Database.inTransaction(connection, open -> insert(open, rows));
        } catch (SQLException broken) {
            lose(rows, database.failure(broken));
            return;
        } catch (RuntimeException | Error defect) {
            lose(rows, new StorageFailure("the cache of completions cannot be written: " + defect, defect));
            return;
        }
        rows.forEach(row -> row.receipt().kept());
    }

    private void lose(List<Row> rows, StorageFailure reason) {
        queue.fail(reason);
        rows.forEach(row -> row.receipt().lost(reason));
    }

    private static int insert(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(Row.INSERT)) {
            for (Row row : rows) {
                row.addTo(insert);
            }
            return insert.executeBatch().length;
        }
    }
}
