package org.promptrefinery.inference.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.inference.StorageFailure;

/** Looks for damage in a file of completions. */
final class Verification {

    private static final int MOST = 100;

    /** Cells whose type or value no completion has; damage can put anything into any of them. */
    private static final String BAD_ROWS = """
            select key, finish, prompt_tokens, completion_tokens, latency_nanos, cost, created from %s
            where typeof(key) <> 'text' or length(key) <> 64
                or typeof(text) <> 'text'
                or finish not in ('STOP', 'LENGTH', 'OTHER')
                or typeof(prompt_tokens) <> 'integer' or prompt_tokens < 0 or prompt_tokens > 2147483647
                or typeof(completion_tokens) <> 'integer' or completion_tokens < 0 or completion_tokens > 2147483647
                or typeof(latency_nanos) <> 'integer' or latency_nanos < 0
                or typeof(cost) not in ('null', 'real', 'integer') or cost < 0
                or typeof(model) <> 'text'
                or typeof(created) not in ('null', 'integer') or created < 0
            limit 100
            """;

    private final Database database;
    private final List<String> findings = new ArrayList<>();

    Verification(Database database) {
        this.database = database;
    }

    /** @throws StorageFailure when the file cannot be read, is of a newer version or none of ours */
    List<String> findings() {
        try {
            String table = Schema.inspect(database).table();
            database.read(connection -> lookAt(connection, table));
        } catch (StorageFailure failure) {
            if (!(failure.getCause() instanceof SQLException broken && Database.isDamage(broken))) {
                throw failure;
            }
            findings.add(String.valueOf(broken.getMessage()));
        }
        return List.copyOf(findings);
    }

    private List<String> lookAt(Connection connection, String table) throws SQLException {
        lookAtPages(connection);
        lookAtRows(connection, table);
        return findings;
    }

    private void lookAtPages(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check(" + MOST + ")")) {
            while (row.next()) {
                String finding = row.getString(1);
                if (!finding.equals("ok")) {
                    findings.add(finding);
                }
            }
        }
    }

    private void lookAtRows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BAD_ROWS.formatted(table))) {
            while (row.next() && findings.size() < MOST) {
                findings.add("completion " + row.getString(1) + " cannot be: finish " + row.getString(2) + ", "
                        + row.getString(3) + " prompt tokens, " + row.getString(4) + " completion tokens, latency "
                        + row.getString(5) + " ns, cost " + row.getString(6) + ", created " + row.getString(7));
            }
        }
    }
}
