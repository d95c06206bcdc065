package se.kotte.plugins.documentation.writing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom an entry is for, besides the staff where it is written. */
enum Audience {
    /** Guardians of the children it tags. */
    CHILDREN,
    /** Guardians of everyone in the department. */
    DEPARTMENT,
    /** Guardians of everyone in the preschool. */
    PRESCHOOL,
    /** Nobody else. */
    STAFF;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Audience> of(String code) {
        return Stream.of(values())
                .filter(audience -> audience.code().equals(code))
                .findFirst();
    }
}
