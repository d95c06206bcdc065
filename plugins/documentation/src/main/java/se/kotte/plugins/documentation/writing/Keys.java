package se.kotte.plugins.documentation.writing;

import java.util.regex.Pattern;
import se.kotte.api.problem.Problem;

/** What an Idempotency-Key may be. */
final class Keys {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,100}");

    private Keys() {}

    /** @throws Problem invalid, for null and for any other text */
    static String of(String text) {
        if (text == null || !KEY.matcher(text).matches())
            throw Problem.invalid(
                    "An Idempotency-Key is 8 to 100 visible ASCII characters, for example a UUID.",
                    new Problem.Field("Idempotency-Key", "a new one for each new entry"));
        return text;
    }
}
