package se.kotte.plugins.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import se.kotte.api.web.Html;

/** A page as a browser would get it, without the shell. */
public final class Rendered {
    /** What someone might type to break out of text, attribute or address. */
    public static final String HOSTILE =
            "<script>alert('x')</script>\" onerror=\"alert(1)\" href=\"javascript:alert(2)";

    private static final Pattern TAG =
            Pattern.compile("<[a-z][^>\"]*(?:\"[^\"]*\"[^>\"]*)*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private Rendered() {}

    public static String of(Html html) {
        var text = new StringOutput();
        html.writeTo(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }

    /** Asserts that nothing in it is a script of its own, a style, a handler, or an address elsewhere. */
    public static void isHarmless(String page) {
        assertThat(page).doesNotContain("<script>").doesNotContain("<style");
        var tags = TAG.matcher(page).results().map(MatchResult::group).toList();
        assertThat(tags).isNotEmpty();
        for (var tag : tags) {
            ATTRIBUTE.matcher(tag).results().forEach(attribute -> {
                assertThat(attribute.group(1).toLowerCase(Locale.ROOT)).doesNotMatch("style|on.*|hx-.*|data-hx-.*");
                if (attribute.group(1).matches("href|src|action|formaction"))
                    assertThat(attribute.group(2)).as(tag).matches("[/#?].*");
            });
        }
    }
}
