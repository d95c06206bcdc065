package se.kotte.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlainPageTest {
    private final String html = new PlainPage("Titel", "Detalj.", "Title", "Detail.").html();

    @Test
    void thePolicyAllowsTheOneStyleSheetOfThePageAndNothingElse() throws Exception {
        var style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);
        assertThat(style.find()).isTrue();
        var hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(UTF_8)));
        assertThat(PlainPage.CONTENT_SECURITY_POLICY)
                .contains("default-src 'none'")
                .contains("style-src 'sha256-" + hash + "'")
                .doesNotContain("unsafe")
                .doesNotContain("'self'");
        assertThat(style.find()).as("a second one").isFalse();
    }

    @Test
    void thePageSaysTheSameInTwoLanguagesAndMarksTheSecond() {
        assertThat(html)
                .contains("<html lang=\"sv\">", "<h1>Titel</h1><p>Detalj.</p>")
                .contains("<section lang=\"en\"><h2>Title</h2><p>Detail.</p>");
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        assertThat(html).doesNotContain("href=").doesNotContain("src=").doesNotContain("url(");
    }
}
