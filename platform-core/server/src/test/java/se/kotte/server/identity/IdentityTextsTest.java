package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.api.web.Texts;

class IdentityTextsTest {
    private final Texts swedish = Texts.of(SignInPages.class, Locale.forLanguageTag("sv"));
    private final Texts english = Texts.of(SignInPages.class, Locale.ENGLISH);

    @Test
    void both_languages_say_the_same_things() {
        assertThat(swedish.keys()).isEqualTo(english.keys()).hasSizeGreaterThan(40);
    }

    @Test
    void every_reason_stop_and_population_has_words() {
        assertThat(swedish.keys())
                .containsAll(Stream.of(Reason.values())
                        .map(r -> "reason." + r.code())
                        .toList())
                .containsAll(Stream.of(SignInPages.Stop.values())
                        .flatMap(s -> Stream.of("stop." + s.code() + ".title", "stop." + s.code() + ".detail"))
                        .toList())
                .containsAll(Stream.of(Population.values())
                        .flatMap(p -> Stream.of("sign-in." + p.code(), "sign-in." + p.code() + ".how"))
                        .toList());
    }

    @Test
    void every_way_a_match_can_fail_has_a_page() {
        var pages = Stream.of(SignInPages.Stop.values()).map(Enum::name).toList();
        assertThat(pages)
                .containsAll(Stream.of(Binding.Match.values())
                        .filter(match -> match != Binding.Match.FOUND)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void only_known_reasons_are_shown() {
        assertThat(Stream.of(Reason.values()).map(r -> Reason.of(r.code()).orElseThrow()))
                .containsExactly(Reason.values());
        assertThat(Reason.of("<script>")).isEmpty();
        assertThat(Reason.of(null)).isEmpty();
    }
}
