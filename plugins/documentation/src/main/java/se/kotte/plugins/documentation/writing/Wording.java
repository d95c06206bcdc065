package se.kotte.plugins.documentation.writing;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Tidies what people type: one form of each character and line end, and nothing that reorders or hides text. */
final class Wording {
    /** Control characters but tab and newline, and the marks that override the direction of text. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\ufeff]");

    private Wording() {}

    /** Several lines, without blanks at either end; null is empty. */
    static String text(String typed) {
        if (typed == null) return "";
        var lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(UNSEEN.matcher(lines).replaceAll(""), Normalizer.Form.NFC)
                .strip();
    }

    /** A single line. */
    static String line(String typed) {
        return text(typed).replaceAll("\\s+", " ");
    }
}
