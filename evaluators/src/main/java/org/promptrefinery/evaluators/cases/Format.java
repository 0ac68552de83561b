package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.BadInput;

/** How a file of cases is written, told by its name and its beginning. */
enum Format {
    JSON_LINES("JSON"),
    JSON("JSON"),
    YAML("YAML"),
    CSV("CSV");

    private static final String ACCEPTED = "; cases are read from JSON lines, JSON, YAML, CSV and TSV";

    private final String title;

    Format(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Opens a file in its format.
     *
     * @throws BadInput when it is not there or has no format that is known
     */
    static Rows open(Path file) {
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            requireText(file);
            return switch (of(file)) {
                case JSON_LINES -> new JsonLines(file, TextFile.open(file));
                case JSON -> TreeRows.open(file, JsonText.JSON);
                case YAML -> TreeRows.open(file, JsonText.YAML);
                case CSV -> CsvRows.open(file);
            };
        } catch (IOException broken) {
            throw TextFile.unreadable(file, broken);
        }
    }

    static Format of(Path file) {
        String head = TextFile.head(file);
        return switch (extension(file)) {
            case "csv", "tsv", "tab" -> CSV;
            case "yaml", "yml" -> YAML;
            case "jsonl", "ndjson" -> head.stripLeading().startsWith("[") ? JSON : JSON_LINES;
            default -> byContent(file, head);
        };
    }

    static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Format byContent(Path file, String head) {
        String start = head.stripLeading();
        if (start.isEmpty() || start.startsWith("{")) {
            return hasObjectOnLine(start) ? JSON_LINES : JSON;
        }
        if (start.startsWith("[")) {
            return JSON;
        }
        if (start.startsWith("- ") || start.startsWith("---")) {
            return YAML;
        }
        if (CsvRows.delimiter(head, ' ') != ' ') {
            return CSV;
        }
        throw new BadInput(
                file + " begins with '" + Excerpt.of(start.lines().findFirst().orElse("")) + "'" + ACCEPTED);
    }

    /** Whether the first line is a whole object and another begins after it. */
    private static boolean hasObjectOnLine(String head) {
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(2).toList();
        try {
            if (lines.isEmpty() || !JsonText.parse(lines.getFirst()).isObject()) {
                return lines.isEmpty();
            }
            return lines.size() == 1 ? !head.contains("[") : lines.get(1).startsWith("{");
        } catch (JsonProcessingException partOfAnObject) {
            return false;
        }
    }

    private static void requireText(Path file) {
        String start = TextFile.start(file);
        if (start.equals("PAR1")) {
            throw new BadInput(file + " is a Parquet file, which is not read" + ACCEPTED + ". To convert it: duckdb -c"
                    + " \"COPY (FROM 'FILE.parquet') TO 'cases.jsonl' (FORMAT json)\", or in Python"
                    + " pandas.read_parquet('FILE.parquet').to_json('cases.jsonl', orient='records', lines=True)");
        }
        if (start.startsWith("PK")) {
            throw new BadInput(file + " is a spreadsheet or another packed file" + ACCEPTED + "; save it as CSV");
        }
        if (start.startsWith("\u001F\u008B")) {
            throw new BadInput(file + " is compressed; unpack it first, such as with gunzip");
        }
    }
}
