package org.promptrefinery.inference.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.StorageFailure;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;

/**
 * Completions in a SQLite file that several processes may share. What {@link #put} was given is on disk when it
 * returns.
 */
public final class CompletionCache implements AutoCloseable {

    private static final int BUSY_MILLISECONDS = 30_000;
    private static final int OPENING_ATTEMPTS = 100;
    private static final Duration OPENING_PAUSE = Duration.ofMillis(20);
    private static final String TABLE = """
            create table if not exists completions (
                key text primary key,
                text text not null,
                prompt_tokens integer not null,
                completion_tokens integer not null,
                finish text not null,
                latency_nanos integer not null)
            """;

    private final Path file;
    private final Connection connection;

    private CompletionCache(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens or creates a cache.
     *
     * @throws StorageFailure when the file cannot be written or is none of ours
     */
    public static CompletionCache open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        try {
            return create(file, connect(config, "jdbc:sqlite:" + file.toAbsolutePath()));
        } catch (SQLException broken) {
            throw failure(file, broken);
        }
    }

    /** SQLite does not wait when two processes turn a new file to write-ahead logging at the same time. */
    private static Connection connect(SQLiteConfig config, String url) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return config.createConnection(url);
            } catch (SQLException busy) {
                if (busy.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || attempt == OPENING_ATTEMPTS) {
                    throw busy;
                }
                LockSupport.parkNanos(OPENING_PAUSE.toNanos());
            }
        }
    }

    private static CompletionCache create(Path file, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
            return new CompletionCache(file, connection);
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    synchronized Optional<Completion> get(CacheKey key) {
        try (PreparedStatement query = connection.prepareStatement(
                "select text, prompt_tokens, completion_tokens, finish, latency_nanos from completions where key = ?")) {
            query.setString(1, key.hash());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(completion(row)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw failure(file, broken);
        }
    }

    /**
     * Stores all or none. Only this takes a transaction, and takes it for writing from its start: one that began by
     * reading could not write any more once another process has.
     */
    synchronized void put(Map<CacheKey, Completion> completions) {
        try {
            connection.setAutoCommit(false);
            insert(completions);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            rollBack(broken);
            throw failure(file, broken);
        }
    }

    /** A full disk has rolled back already; then this fails, and must not hide the reason. */
    private void rollBack(SQLException reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            reason.addSuppressed(gone);
        }
    }

    private void insert(Map<CacheKey, Completion> completions) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert or ignore into completions values (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<CacheKey, Completion> entry : completions.entrySet()) {
                Completion completion = entry.getValue();
                insert.setString(1, entry.getKey().hash());
                insert.setString(2, completion.text());
                insert.setInt(3, completion.promptTokens());
                insert.setInt(4, completion.completionTokens());
                insert.setString(5, completion.finish().name());
                insert.setLong(6, completion.latency().toNanos());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw failure(file, broken);
        }
    }

    private static Completion completion(ResultSet row) throws SQLException {
        return new Completion(
                row.getString(1),
                row.getInt(2),
                row.getInt(3),
                Completion.Finish.valueOf(row.getString(4)),
                Duration.ofNanos(row.getLong(5)),
                true);
    }

    private static StorageFailure failure(Path file, SQLException cause) {
        return new StorageFailure("the cache of completions " + file + " cannot be used: " + cause.getMessage(), cause);
    }
}
