package org.openspm.integration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the reader of a batch: loads the codes its columns refer to. */
@Component
class RowReaders {
    private final JdbcClient jdbc;

    RowReaders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RowReader of(KindSpec spec, Mapping mapping) {
        var known = new EnumMap<Reference, Map<String, byte[]>>(Reference.class);
        for (var field : spec.fields()) {
            var reference = field.reference();
            if (reference != null && mapping.indexOf(field.name()) >= 0) {
                known.computeIfAbsent(reference, this::codes);
            }
        }
        return new RowReader(spec, mapping, new CellReaders(mapping.dialect(), known));
    }

    private Map<String, byte[]> codes(Reference reference) {
        var codes = new HashMap<String, byte[]>();
        jdbc.sql(reference.codes()).query(row -> {
            codes.put(row.getString(1), CellReaders.ascii(row.getString(2)));
        });
        return codes;
    }
}
