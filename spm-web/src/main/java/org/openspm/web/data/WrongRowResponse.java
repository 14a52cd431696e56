package org.openspm.web.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openspm.integration.Reason;
import org.openspm.integration.WrongRow;

/** A wrong row as the API answers it: cells by header, and each problem with column, reason, sentence and remedy. */
record WrongRowResponse(long row, long line, Map<String, String> cells, List<Problem> problems) {
    record Problem(String column, String value, Reason reason, String sentence, String remedy) {}

    static WrongRowResponse of(List<String> header, WrongRow row) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size() && i < row.cells().size(); i++) {
            cells.put(header.get(i), row.cells().get(i));
        }
        var problems = row.problems().stream()
                .map(p -> new Problem(p.column(), p.value(), p.reason(), p.sentence(), p.remedy()))
                .toList();
        return new WrongRowResponse(row.number(), row.line(), cells, problems);
    }
}
