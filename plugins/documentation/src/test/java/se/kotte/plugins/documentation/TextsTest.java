package se.kotte.plugins.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kotte.api.web.Texts;

class TextsTest {
    static final Texts SWEDISH = Texts.of(Documentation.class, Locale.forLanguageTag("sv"));
    static final Texts ENGLISH = Texts.of(Documentation.class, Locale.ENGLISH);

    /** {@code p.t("key"} in templates and pages; what is put together at run time is rendered by other tests. */
    static final Pattern USED = Pattern.compile("(?:p\\.t\\(|\\? |: )\"([a-z]+(?:[.][a-z-]+)+)\"(?! \\+)");

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(SWEDISH.keys()).isEqualTo(ENGLISH.keys()).hasSizeGreaterThan(100);
    }

    @Test
    void every_text_that_is_used_is_there() throws IOException {
        var used = new TreeSet<String>();
        for (var folder : new String[] {"src/main/jte", "src/main/java"}) {
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).flatMap(TextsTest::keys).forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(60);
        assertThat(SWEDISH.keys()).containsAll(used);
    }

    private static Stream<String> keys(Path file) {
        try {
            return USED.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void numbers_are_told_in_the_plural_of_the_language() {
        assertThat(SWEDISH.get("card.children", "n", 1)).isEqualTo("1 barn");
        assertThat(ENGLISH.get("card.children", "n", 1)).isEqualTo("1 child");
        assertThat(ENGLISH.get("card.children", "n", 9)).isEqualTo("9 children");
        assertThat(SWEDISH.get("curriculum.entries", "n", 0)).isEqualTo("inget än");
        assertThat(SWEDISH.get("curriculum.seen", "seen", 29, "total", 33)).isEqualTo("29 av 33 mål har varit med.");
        assertThat(ENGLISH.get("portfolio.title", "name", "Elsa")).isEqualTo("Elsa's portfolio");
    }
}
