package org.promptrefinery.inference.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.promptrefinery.inference.StorageFailure;

/**
 * A file of completions as its owner looks after it, while others may write to it.
 *
 * @param path of a file that exists
 */
public record CacheFile(Path path) {

    private static final String SHARES = """
            select model, count(*), sum(prompt_tokens), sum(completion_tokens), count(cost), sum(cost),
                min(created), max(created)
            from %s group by model order by model
            """;

    private static final String PRUNED =
            " from completions where (?1 is null or created < ?1) and (?2 is null or model = ?2)";

    /**
     * What it holds; reads all of it.
     *
     * @throws StorageFailure when it is damaged, of a newer version or none of ours
     */
    public CacheStatistics statistics() {
        String table = Schema.inspect(database()).table();
        return new CacheStatistics(path, bytes(), database().read(connection -> shares(connection, table)));
    }

    private static List<CacheStatistics.Share> shares(Connection connection, String table) throws SQLException {
        List<CacheStatistics.Share> shares = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SHARES.formatted(table))) {
            while (row.next()) {
                shares.add(share(row));
            }
        }
        return shares;
    }

    private static CacheStatistics.Share share(ResultSet row) throws SQLException {
        long priced = row.getLong(5);
        return new CacheStatistics.Share(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                priced,
                priced == 0 ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(6)),
                time(row, 7),
                time(row, 8));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    /**
     * What pruning would remove; changes nothing but the version of an old file.
     *
     * @throws StorageFailure as {@link CompletionCache#open}
     */
    public Pruning.Outcome preview(Pruning pruning) {
        long bytes = bytes();
        return write(connection -> count(connection, pruning, bytes, bytes));
    }

    /**
     * Removes completions for ever and gives their space back to the disk. Whoever writes at the same time waits.
     *
     * @throws StorageFailure as {@link CompletionCache#open}
     */
    public Pruning.Outcome prune(Pruning pruning) {
        long before = bytes();
        Pruning.Outcome outcome = write(connection -> {
            Pruning.Outcome removed = Database.inTransaction(connection, open -> remove(open, pruning));
            Database.execute(connection, "vacuum");
            Database.execute(connection, "pragma wal_checkpoint(truncate)");
            return removed;
        });
        return new Pruning.Outcome(outcome.completions(), outcome.text(), before, bytes());
    }

    private static Pruning.Outcome remove(Connection connection, Pruning pruning) throws SQLException {
        Pruning.Outcome counted = count(connection, pruning, 0, 0);
        try (PreparedStatement delete = connection.prepareStatement("delete" + PRUNED)) {
            fill(delete, pruning);
            delete.executeUpdate();
        }
        return counted;
    }

    private static Pruning.Outcome count(Connection connection, Pruning pruning, long before, long after)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*), total(octet_length(text))" + PRUNED)) {
            fill(query, pruning);
            try (ResultSet row = query.executeQuery()) {
                return new Pruning.Outcome(row.getLong(1), row.getLong(2), before, after);
            }
        }
    }

    private static void fill(PreparedStatement statement, Pruning pruning) throws SQLException {
        statement.setObject(1, pruning.before().map(Instant::getEpochSecond).orElse(null));
        statement.setString(2, pruning.model().orElse(null));
    }

    private <T> T write(Database.Work<T> work) {
        CompletionCache.open(path).close();
        try (Connection connection = database().openForWriting()) {
            return work.on(connection);
        } catch (SQLException broken) {
            throw database().failure(broken);
        }
    }

    /**
     * Looks for damage without changing anything: in the structure of the file, and in each row.
     *
     * @return what is wrong, a line each, the first hundred findings; none for a sound file
     * @throws StorageFailure when it cannot be read, is of a newer version or none of ours
     */
    public List<String> verify() {
        return new Verification(database()).findings();
    }

    private Database database() {
        return new Database(path);
    }

    private long bytes() {
        try {
            Path log = path.resolveSibling(path.getFileName() + "-wal");
            return Files.size(path) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException unreadable) {
            throw new StorageFailure("the cache of completions " + path + " cannot be read: " + unreadable, unreadable);
        }
    }
}
