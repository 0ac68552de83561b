package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;

/** A table with a header; cells may stand in double quotes. Empty cells are null. */
final class CsvRows extends Rows {

    private static final CsvFactory CSV =
            CsvFactory.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
    private static final String DELIMITERS = ",;\t|";

    private final Path file;
    private final JsonParser cells;
    private final List<String> header;
    private int line;

    private CsvRows(Path file, JsonParser cells) throws IOException {
        super(file);
        this.file = file;
        this.cells = cells;
        this.header = header();
    }

    static CsvRows open(Path file) throws IOException {
        char usual = Format.extension(file).equals("csv") ? ',' : '\t';
        CsvParser parser = CSV.createParser(TextFile.open(file));
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter(TextFile.head(file), usual)));
        return new CsvRows(file, parser);
    }

    /** What occurs most often in the header, outside of quotes. */
    static char delimiter(String head, char otherwise) {
        String header = head.stripLeading().lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        return DELIMITERS
                .chars()
                .boxed()
                .filter(candidate -> header.indexOf(candidate) >= 0)
                .max(Comparator.comparingLong(
                        candidate -> header.chars().filter(c -> c == candidate).count()))
                .map(candidate -> (char) candidate.intValue())
                .orElse(otherwise);
    }

    @Override
    @Nullable
    Row read() throws IOException {
        List<String> row = cells();
        while (row != null && row.stream().allMatch(String::isBlank)) {
            row = cells();
        }
        if (row == null) {
            return null;
        }
        String where = file + ":" + line;
        requireFit(row, where);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            String cell = i < row.size() ? row.get(i) : "";
            values.put(header.get(i), cell.isEmpty() ? null : cell);
        }
        return new Row(where, values);
    }

    private List<String> header() throws IOException {
        List<String> names = cells();
        List<String> header = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names == null ? List.<String>of() : names) {
            String column = name.isBlank() ? "column_" + (header.size() + 1) : name.strip();
            if (!seen.add(column)) {
                throw new BadInput(file + ":" + line + ": the column '" + column + "' is there twice; rename one");
            }
            header.add(column);
        }
        return List.copyOf(header);
    }

    private void requireFit(List<String> row, String where) {
        for (int i = header.size(); i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                throw new BadInput(where + ": the row has " + row.size() + " cells, but the header has " + header.size()
                        + " columns; put cells that hold the delimiter in double quotes");
            }
        }
    }

    /** A quote that is never closed is met at the end of the file, so that the row is named and not the place. */
    private @Nullable List<String> cells() throws IOException {
        int begins = Math.max(1, cells.currentLocation().getLineNr());
        try {
            return nextCells();
        } catch (JsonProcessingException broken) {
            throw new BadInput(
                    file + ":" + begins + ": broken CSV in the row that begins here: " + Excerpt.reason(broken),
                    broken);
        }
    }

    private @Nullable List<String> nextCells() throws IOException {
        if (cells.nextToken() == null) {
            return null;
        }
        List<String> row = new ArrayList<>();
        while (cells.nextToken() != JsonToken.END_ARRAY) {
            line = row.isEmpty() ? cells.currentTokenLocation().getLineNr() : line;
            row.add(cells.getText());
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        cells.close();
    }
}
