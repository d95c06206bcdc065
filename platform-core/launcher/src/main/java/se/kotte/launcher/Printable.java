package se.kotte.launcher;

/** Text of others, fit for one line of a terminal or log. */
final class Printable {

    private Printable() {}

    /** Control characters and those that turn the direction of text are written as escapes. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean plain = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.SURROGATE
                    && type != Character.UNASSIGNED
                    && type != Character.PRIVATE_USE;
            if (plain) printable.appendCodePoint(c);
            else printable.append(String.format("\\u%04x", c));
        });
        return printable.toString();
    }
}
