package se.kotte.server.orgunit;

import java.util.Locale;

/** The kinds of unit, highest first. */
public enum UnitKind {
    MUNICIPALITY,
    AREA,
    PRESCHOOL,
    DEPARTMENT,
    GROUP;

    /** Whether a unit of this kind may have one of {@code other} somewhere below it. */
    public boolean isAbove(UnitKind other) {
        return compareTo(other) < 0;
    }

    /** The form in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static UnitKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
