package se.kotte.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final UUID KARIN = UUID.fromString("019ab6c0-5e1a-7c3e-9f00-1d2c3b4a5968");

    /** A request whose assets lie at an address with the given ending. */
    private record FixedUi(String ending) implements Ui {
        @Override
        public Locale locale() {
            return Locale.forLanguageTag("sv");
        }

        @Override
        public Texts texts(Class<?> feature) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String asset(Class<?> owner, String file) {
            return "/assets/0/core/" + file + ending;
        }

        @Override
        public When when() {
            throw new UnsupportedOperationException();
        }
    }

    private static String rendered(Html html) {
        var text = new StringOutput();
        html.writeTo(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }

    @Test
    void anIconNamesItsSymbolInTheSpriteAndIsSilent() {
        assertThat(rendered(Components.icon(new FixedUi(""), "home")))
                .isEqualTo("<svg class=\"i\" aria-hidden=\"true\"><use href=\"/assets/0/core/icons.svg#home\"/></svg>");
    }

    @Test
    void whatAComponentIsGivenIsEscaped() {
        assertThat(rendered(Components.icon(new FixedUi("\"><script>"), "x\" onload=\"y")))
                .doesNotContain("<script>")
                .doesNotContain("\" onload");
        assertThat(rendered(Components.avatar(KARIN, "<b> &b>")))
                .isEqualTo("<span class=\"avatar\" data-hue=\"" + Components.hue(KARIN)
                        + "\" aria-hidden=\"true\">&lt;&amp;</span>");
    }

    @Test
    void initialsAreThoseOfTheFirstAndTheLastWord() {
        assertThat(Components.initials("Karin Lindqvist")).isEqualTo("KL");
        assertThat(Components.initials("  karin  af  Örn ")).isEqualTo("KÖ");
        assertThat(Components.initials("Elsa")).isEqualTo("El");
        assertThat(Components.initials("𝒜𝒷 𝒞")).as("beyond the first plane").isEqualTo("𝒜𝒞");
        assertThat(Components.initials("Å")).isEqualTo("Å");
        assertThat(Components.initials(" ")).isEmpty();
    }

    @Test
    void thePersonAlwaysHasTheSameHueAndAllSevenAreUsed() {
        assertThat(Components.hue(KARIN)).isEqualTo(Components.hue(UUID.fromString(KARIN.toString())));
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> Components.hue(UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})))
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("sun", "clay", "berry", "plum", "sky", "lake", "leaf"));
    }
}
