package org.openspm.incentive.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables of W1 as CSV files without header, from which every SQL peer loads. */
final class W1Files {
    private static final int BUFFER_BYTES = 1 << 16;

    private final W1 data;
    private final Path folder;
    private final String[] dates = new String[366];

    W1Files(W1 data, Path folder) {
        this.data = data;
        this.folder = folder;
        for (int day = 0; day < dates.length; day++) {
            dates[day] = W1.START.plusDays(day).toString();
        }
    }

    /** The file of a table. */
    Path of(W1Table table) {
        return folder.resolve(table.word() + ".csv");
    }

    void write() throws IOException {
        Files.createDirectories(folder);
        write(W1Table.POSITION, W1.POSITIONS, this::position);
        write(W1Table.OWNERSHIP, W1.ACCOUNTS, this::ownership);
        write(W1Table.QUOTA, data.quotaCents.length, this::quota);
        write(W1Table.TRANSACTION, data.rows, this::transaction);
    }

    void delete() throws IOException {
        for (W1Table table : W1Table.values()) {
            Files.deleteIfExists(of(table));
        }
    }

    private void position(int id, StringBuilder line) {
        line.append(id).append(',').append(data.level[id]).append(',');
        if (data.parent[id] != W1.NOBODY) {
            line.append(data.parent[id]);
        }
        line.append('\n');
    }

    private void ownership(int account, StringBuilder line) {
        var handover = dates[W1.HANDOVER_DAY];
        if (data.changesOwner(account)) {
            ownership(account, data.ownerBefore[account], dates[0], handover, line);
            ownership(account, data.ownerAfter[account], handover, dates[365], line);
        } else {
            ownership(account, data.ownerBefore[account], dates[0], dates[365], line);
        }
    }

    private static void ownership(int account, int rep, String from, String to, StringBuilder line) {
        line.append(account)
                .append(',')
                .append(rep)
                .append(',')
                .append(from)
                .append(',')
                .append(to)
                .append('\n');
    }

    private void quota(int cell, StringBuilder line) {
        int position = cell / W1.CELLS;
        line.append(position)
                .append(',')
                .append(cell / W1.QUARTERS % W1.MEASURES)
                .append(',');
        line.append(cell % W1.QUARTERS + 1).append(',').append(BigDecimal.valueOf(data.quotaCents[cell], 2));
        line.append(',').append(BigDecimal.valueOf(data.rate(position), 4)).append('\n');
    }

    private void transaction(int row, StringBuilder line) {
        line.append(row)
                .append(',')
                .append(data.account[row])
                .append(',')
                .append(data.category[row])
                .append(',');
        line.append(dates[data.day[row]])
                .append(',')
                .append(data.cents[row] / 100)
                .append('.');
        long rest = data.cents[row] % 100;
        line.append(rest < 10 ? "0" : "").append(rest).append(',');
        if (data.overlay[row] != W1.NOBODY) {
            line.append(data.overlay[row]);
        }
        line.append('\n');
    }

    private void write(W1Table table, int count, Row row) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(of(table)), BUFFER_BYTES)) {
            var lines = new StringBuilder();
            for (int i = 0; i < count; i++) {
                row.append(i, lines);
                if (lines.length() > BUFFER_BYTES / 2) {
                    flush(lines, out);
                }
            }
            flush(lines, out);
        }
    }

    private static void flush(StringBuilder lines, OutputStream out) throws IOException {
        out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
    }

    @FunctionalInterface
    private interface Row {
        void append(int row, StringBuilder line);
    }
}
