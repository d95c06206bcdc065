package se.kotte.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictHtmlTest {
    private static final String GOOD = "<main id=\"main\"><h1 class=\"x\">Flöde</h1><p>a &lt; b</p>%s</main>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"color:red\">x</p>",
                "<style>p{}</style>",
                "<script>alert(1)</script>",
                "<script type=\"module\">import '/x.js'</script>",
                "<button onclick=\"x()\">x</button>",
                "<a ONfocus=\"x()\" href=\"/\">x</a>",
                "<a href=\"javascript:x()\">x</a>",
                "<script src=\"https://cdn.example/x.js\"></script>",
                "<link rel=\"stylesheet\" href=\"https://cdn.example/x.css\">",
                "<form action=\"https://evil.example\"></form>",
                "<iframe src=\"/x\"></iframe>",
                "<base href=\"/x\">",
                "<img src=\"/x.webp\">",
                "<p id=\"main\">x</p>"
            })
    void whatThePolicyRefusesIsFound(String hole) {
        assertThat(StrictHtml.findings(GOOD.formatted(hole))).isNotEmpty();
    }

    @Test
    void anOrdinaryPageIsFine() {
        assertThat(
                        StrictHtml.findings(
                                GOOD.formatted(
                                        "<img src=\"/x.webp\" alt=\"\"><a href=\"#main\">x</a><script type=\"module\" src=\"/x.js\"></script>")))
                .isEmpty();
    }
}
