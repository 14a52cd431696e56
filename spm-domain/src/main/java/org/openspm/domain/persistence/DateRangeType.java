package org.openspm.domain.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.postgresql.util.PGobject;

/** Keeps a {@link DateRange} in a PostgreSQL {@code daterange} column. */
public class DateRangeType implements UserType<DateRange> {
    private static final String EMPTY = "empty";

    /** Reads PostgreSQL's own form, {@code [2026-01-01,2026-04-01)}; an open side is left blank. */
    public static DateRange parse(String text) {
        if (text.equals(EMPTY)) {
            throw new IllegalStateException("An empty daterange has no days; columns refuse it by a check.");
        }
        var comma = text.indexOf(',');
        return new DateRange(day(text.substring(1, comma)), day(text.substring(comma + 1, text.length() - 1)));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() || text.endsWith("infinity") ? null : LocalDate.parse(text);
    }

    @Override
    public int getSqlType() {
        return Types.OTHER;
    }

    @Override
    public Class<DateRange> returnedClass() {
        return DateRange.class;
    }

    @Override
    @SuppressWarnings("NullAway") // a null column is a null range; Hibernate's interface is not annotated
    public DateRange nullSafeGet(ResultSet row, int position, WrapperOptions options) throws SQLException {
        var text = row.getString(position);
        return text == null ? null : parse(text);
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, @Nullable DateRange value, int index, WrapperOptions options)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
            return;
        }
        var range = new PGobject();
        range.setType("daterange");
        range.setValue(value.toString());
        statement.setObject(index, range);
    }

    @Override
    public DateRange deepCopy(DateRange value) {
        return value;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
