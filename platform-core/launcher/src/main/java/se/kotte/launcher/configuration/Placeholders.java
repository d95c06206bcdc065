package se.kotte.launcher.configuration;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${NAME}} in an address, for the few that differ from one run of the demo to the next. */
final class Placeholders {

    private static final List<String> KNOWN = List.of("KOTTE_HTTP_PORT", "KOTTE_KEYCLOAK_URL");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> environment;

    Placeholders(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The text with its placeholders filled; what cannot be filled is told and left. */
    String fill(String text, Consumer<String> findings) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), findings)));
    }

    private String value(String name, Consumer<String> findings) {
        if (!KNOWN.contains(name)) {
            findings.accept("there are no placeholders but " + String.join(" and ", KNOWN));
            return "";
        }
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) findings.accept(name + " is not set");
        return value;
    }
}
