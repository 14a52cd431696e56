package org.openspm.web.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.run.RunException;

/** The exceptions of a run as a file: what could not be credited or paid, and the first rule that refused. */
public final class ExceptionFile {
    private static final List<String> HEADS = List.of(
            "kind",
            "transaction",
            "line",
            "date",
            "customer",
            "amount",
            "currency",
            "person",
            "name",
            "period",
            "plan",
            "rule",
            "detail");

    private ExceptionFile() {}

    public static TableFile of(String name, Stream<RunException> exceptions) {
        return TableFile.of(name, HEADS).rows(exceptions.map(ExceptionFile::cells));
    }

    private static List<@Nullable Object> cells(RunException found) {
        return Arrays.asList(
                found.kind(),
                found.transactionCode(),
                found.lineNo(),
                found.date(),
                found.account(),
                found.amount() == null ? null : found.amount().amount(),
                found.amount() == null ? null : found.amount().currency().code(),
                found.personCode(),
                found.person(),
                found.period(),
                found.planCode(),
                found.rule(),
                found.detail());
    }
}
