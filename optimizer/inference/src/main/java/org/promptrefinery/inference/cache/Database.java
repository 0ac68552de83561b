package org.promptrefinery.inference.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.promptrefinery.inference.StorageFailure;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/**
 * A SQLite file and how it is opened.
 *
 * @param file where it lies
 */
record Database(Path file) {

    private static final Duration BUSY = Duration.ofMinutes(5);
    private static final int OPENING_ATTEMPTS = 100;
    private static final Duration OPENING_PAUSE = Duration.ofMillis(20);
    private static final int PRIMARY_CODE = 0xff;
    private static final int KIBIBYTES_OF_PAGES = -16_384;

    /** What is done with an open connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A connection that writes nothing, not even the mode of the journal. */
    Connection openForReading() throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        return connect(config);
    }

    /**
     * A connection whose commits are on disk. Less than full synchronisation would survive the end of a process, but
     * not that of the machine, and what was paid for may be lost in neither; one commit for many rows makes it cheap.
     */
    Connection openForWriting() throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        return connect(config);
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(BUSY.toMillis()));
        config.setCacheSize(KIBIBYTES_OF_PAGES);
        return config;
    }

    /** SQLite does not wait when two processes turn a new file to write-ahead logging at the same time. */
    private Connection connect(SQLiteConfig config) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            } catch (SQLException busy) {
                if (code(busy) != SQLiteErrorCode.SQLITE_BUSY || attempt == OPENING_ATTEMPTS) {
                    throw busy;
                }
                LockSupport.parkNanos(OPENING_PAUSE.toNanos());
            }
        }
    }

    /** Reads with a connection of its own. */
    <T> T read(Work<T> work) {
        try (Connection connection = openForReading()) {
            return work.on(connection);
        } catch (SQLException broken) {
            throw failure(broken);
        }
    }

    /** All of the work or nothing. It may write from its start, so that it never waits for itself. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        return between(connection, "begin immediate", work);
    }

    /** Sees one state of the file, whatever others write meanwhile. */
    static <T> T inSnapshot(Connection connection, Work<T> work) throws SQLException {
        return between(connection, "begin", work);
    }

    private static <T> T between(Connection connection, String begin, Work<T> work) throws SQLException {
        execute(connection, begin);
        try {
            T result = work.on(connection);
            execute(connection, "commit");
            return result;
        } catch (SQLException | RuntimeException broken) {
            rollBack(connection, broken);
            throw broken;
        }
    }

    /** A full disk has rolled back already; then this fails, and must not hide the reason. */
    private static void rollBack(Connection connection, Exception reason) {
        try {
            execute(connection, "rollback");
        } catch (SQLException gone) {
            reason.addSuppressed(gone);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    /** Whether the file is damaged, as opposed to out of reach. */
    static boolean isDamage(SQLException broken) {
        SQLiteErrorCode code = code(broken);
        return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** Says for a terminal what is wrong with the file and what would help. */
    StorageFailure failure(SQLException broken) {
        return new StorageFailure(
                "the cache of completions " + file + " " + advice(broken) + " (" + broken.getMessage() + ")", broken);
    }

    private static String advice(SQLException broken) {
        return switch (code(broken)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "is damaged or no SQLite file, and was left as it is; 'refinery cache verify' says more,"
                        + " and moving it aside starts a new one";
            case SQLITE_FULL -> "cannot grow: the disk is full; free some space and start again, nothing kept is lost";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "cannot be written; make its folder writable or choose another with --results";
            case SQLITE_BUSY -> "has been in use by another program for minutes; start again when that has ended";
            default -> "cannot be used";
        };
    }

    private static SQLiteErrorCode code(SQLException broken) {
        return SQLiteErrorCode.getErrorCode(broken.getErrorCode() & PRIMARY_CODE);
    }
}
