package se.kotte.server.roster;

/**
 * Why something was not accepted.
 *
 * @param file as it is called in the archive; empty for the archive itself
 * @param line the line on which the record begins, counted from 1; 0 for the file as a whole
 * @param code a stable word for the kind of mistake, e.g. {@code unknown-reference}
 * @param detail what is wrong and how to mend it, in English; may quote cells of the bundle: escape it where it is shown
 */
public record Rejection(String file, long line, String code, String detail) {
    /** {@code file:line}, as editors and compilers write it. */
    public String place() {
        if (file.isEmpty()) return "the archive";
        return line == 0 ? file : file + ":" + line;
    }
}
