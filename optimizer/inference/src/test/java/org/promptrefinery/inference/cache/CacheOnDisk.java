package org.promptrefinery.inference.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** A cache in a file: used as by one program after the other, and seen and changed as by anybody who has SQLite. */
record CacheOnDisk(Path file) {

    CompletionCache open() {
        return CompletionCache.open(file);
    }

    List<Reply> ask(LanguageModel model, String... texts) {
        return ask(model, Parrot.requests(texts));
    }

    List<Reply> ask(LanguageModel model, List<Request> requests) {
        try (CompletionCache cache = open()) {
            return CachedModel.over(model, cache).complete(requests);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = connect()) {
            return Database.number(connection, query);
        }
    }
}
