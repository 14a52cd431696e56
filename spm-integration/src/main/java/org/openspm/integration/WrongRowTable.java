package org.openspm.integration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.integration.file.CsvRow;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of import_wrong_row. */
@Repository
class WrongRowTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<RowProblem>> PROBLEMS = new TypeReference<>() {};
    private static final int FETCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    WrongRowTable(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void deleteAll(UUID batch) {
        jdbc.sql("delete from import_wrong_row where batch_id = :batch")
                .param("batch", batch)
                .update();
    }

    void delete(UUID batch, long row) {
        jdbc.sql("delete from import_wrong_row where batch_id = :batch and row_no = :row")
                .param("batch", batch)
                .param("row", row)
                .update();
    }

    /** Writes rows; a known one gets the new cells and problems. */
    void put(UUID batch, List<WrongRow> rows) {
        template.batchUpdate("""
                insert into import_wrong_row (batch_id, row_no, line_no, cells, problems) values (?, ?, ?, ?, ?::jsonb)
                on conflict (batch_id, row_no) do update set cells = excluded.cells, problems = excluded.problems""", rows, FETCH, (statement, row) -> {
            statement.setObject(1, batch);
            statement.setLong(2, row.number());
            statement.setLong(3, row.line());
            statement.setArray(4, statement.getConnection().createArrayOf("text", storable(row.cells())));
            statement.setString(5, JSON.writeValueAsString(row.problems()).replace("\\u0000", "�"));
        });
    }

    long count(UUID batch) {
        return jdbc.sql("select count(*) from import_wrong_row where batch_id = :batch")
                .param("batch", batch)
                .query(Long.class)
                .single();
    }

    /** What the problems of wanted rows contain, as JSON; an empty list when all rows are wanted. */
    static String only(String column, @Nullable Reason reason) {
        return reason == null
                ? "[]"
                : JSON.writeValueAsString(List.of(Map.of("column", column, "reason", reason.name())));
    }

    long count(UUID batch, String only) {
        return jdbc.sql("select count(*) from import_wrong_row where batch_id = :batch and problems @> :only::jsonb")
                .param("batch", batch)
                .param("only", only)
                .query(Long.class)
                .single();
    }

    List<ImportBatches.ReasonCount> reasons(UUID batch) {
        return jdbc.sql("""
                select p ->> 'column' as col, p ->> 'reason' as reason, count(distinct row_no) as wrong
                from import_wrong_row, jsonb_array_elements(problems) p where batch_id = :batch
                group by 1, 2 order by 3 desc, 1, 2""")
                .param("batch", batch)
                .query((row, n) -> new ImportBatches.ReasonCount(
                        row.getString("col"), Reason.valueOf(row.getString("reason")), row.getLong("wrong")))
                .list();
    }

    List<WrongRow> page(UUID batch, String only, int limit, long offset) {
        return jdbc.sql("""
                select row_no, line_no, cells, problems::text from import_wrong_row
                where batch_id = :batch and problems @> :only::jsonb order by row_no limit :limit offset :offset""")
                .param("batch", batch)
                .param("only", only)
                .param("limit", limit)
                .param("offset", offset)
                .query(WrongRowTable::row)
                .list();
    }

    Optional<WrongRow> find(UUID batch, long row) {
        return jdbc.sql("""
                select row_no, line_no, cells, problems::text from import_wrong_row
                where batch_id = :batch and row_no = :row""")
                .param("batch", batch)
                .param("row", row)
                .query(WrongRowTable::row)
                .optional();
    }

    /** Hands out all rows in order, a thousand at a time. */
    void each(UUID batch, Consumer<WrongRow> consumer) {
        long after = 0;
        List<WrongRow> rows;
        do {
            rows = after(batch, after);
            rows.forEach(consumer);
            after = rows.isEmpty() ? after : rows.getLast().number();
        } while (rows.size() == FETCH);
    }

    /** The next rows that rules found by SQL alone, whose cells are still to be read from the file. */
    List<WrongRow> withoutCells(UUID batch, long after) {
        return jdbc.sql("""
                select row_no, line_no, cells, problems::text from import_wrong_row
                where batch_id = :batch and row_no > :after and cells = '{}' order by row_no limit :limit""")
                .param("batch", batch)
                .param("after", after)
                .param("limit", FETCH)
                .query(WrongRowTable::row)
                .list();
    }

    private List<WrongRow> after(UUID batch, long after) {
        return jdbc.sql("""
                select row_no, line_no, cells, problems::text from import_wrong_row
                where batch_id = :batch and row_no > :after order by row_no limit :limit""")
                .param("batch", batch)
                .param("after", after)
                .param("limit", FETCH)
                .query(WrongRowTable::row)
                .list();
    }

    /** The row as the file has it, and problems that show the value of their column. */
    static WrongRow filled(WrongRow found, CsvRow row, Mapping mapping) {
        var problems = found.problems().stream()
                .map(p -> p.value().isEmpty()
                        ? new RowProblem(p.column(), cell(row, mapping, p.column()), p.reason(), p.detail())
                        : p)
                .toList();
        return new WrongRow(row.number(), row.line(), cells(row, mapping), problems);
    }

    /** The cells of a row under the columns of its file: missing ones empty, surplus ones kept at the end. */
    static List<String> cells(CsvRow row, Mapping mapping) {
        var cells = new ArrayList<>(row.cells());
        while (cells.size() < mapping.columns().size()) {
            cells.add("");
        }
        return cells;
    }

    private static String cell(CsvRow row, Mapping mapping, String column) {
        return IntStream.range(0, mapping.columns().size())
                .filter(i -> mapping.columns().get(i).header().equals(column))
                .mapToObj(i -> row.cell(i).strip())
                .findFirst()
                .orElse("");
    }

    private static Object[] storable(List<String> cells) {
        return cells.stream().map(cell -> cell.replace('\0', '\uFFFD')).toArray();
    }

    private static WrongRow row(ResultSet row, int n) throws SQLException {
        var cells = (String[]) row.getArray("cells").getArray();
        return new WrongRow(
                row.getLong("row_no"),
                row.getLong("line_no"),
                List.of(cells),
                JSON.readValue(row.getString("problems"), PROBLEMS));
    }
}
