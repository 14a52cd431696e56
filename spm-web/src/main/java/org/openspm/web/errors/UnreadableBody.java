package org.openspm.web.errors;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openspm.web.errors.Problems.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says where a JSON body is not what was expected, what stands there and what would be right. */
final class UnreadableBody {
    private UnreadableBody() {}

    static FieldProblem problem(JacksonException cause) {
        return new FieldProblem(path(cause), value(cause), sentence(cause));
    }

    private static String value(JacksonException cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> unknown.getPropertyName();
            case InvalidFormatException wrong -> String.valueOf(wrong.getValue());
            default -> "";
        };
    }

    private static String sentence(JacksonException cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                "There is no field “" + unknown.getPropertyName() + "” here; known are " + known(unknown) + ".";
            case InvalidFormatException wrong ->
                "“" + wrong.getValue() + "” is not " + expected(wrong.getTargetType()) + ".";
            case MismatchedInputException other
            when other.getTargetType() != null -> "Send " + expected(other.getTargetType()) + ".";
            case ValueInstantiationException refused
            when refused.getCause() != null ->
                Objects.requireNonNullElse(refused.getCause().getMessage(), "This is not valid.");
            case StreamReadException broken ->
                "Line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr() + " is no JSON: "
                        + reason(broken.getOriginalMessage()) + ".";
            default -> Objects.requireNonNullElse(cause.getOriginalMessage(), "This is no JSON.");
        };
    }

    /** Without where the outermost bracket was opened, which Jackson says in its own terms. */
    private static String reason(String message) {
        int aside = message.indexOf(" (for ");
        return aside < 0 ? message : message.substring(0, aside);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        } else if (type == Instant.class) {
            return "a moment such as 2026-01-31T12:00:00Z";
        } else if (type == UUID.class) {
            return "an id such as 8c1b6f0e-3a52-4a8e-9a53-0c4d2f7f1b11";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == BigDecimal.class) {
            return "a number";
        } else if (type == BigInteger.class || type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        } else if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object with its fields";
    }

    private static String path(JacksonException cause) {
        var path = new StringBuilder();
        for (var step : cause.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
