package se.kotte.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kotte.api.problem.Problem;
import se.kotte.api.web.Html;
import se.kotte.api.web.Texts;

class ProblemPageTest {
    private final Texts swedish = Texts.of(ProblemPage.class, Locale.forLanguageTag("sv"));

    private static Stream<String> codes() {
        return Stream.concat(Stream.of(Problem.Type.values()).map(Problem.Type::code), Stream.of("internal"));
    }

    @Test
    void everyProblemHasATitleAndSaysWhatToDo() {
        assertThat(codes()).allSatisfy(code -> {
            assertThat(swedish.get("problem." + code + ".title")).isNotBlank();
            assertThat(swedish.get("problem." + code + ".detail")).isNotBlank();
        });
    }

    @Test
    void whatCanBeTriedHasWordsAndAlwaysLeadsHome() {
        assertThat(codes()).allSatisfy(code -> {
            var tries = ProblemPage.tries(code, "/p/a?x=1");
            assertThat(tries).anyMatch(attempt -> "/".equals(attempt.href()));
            assertThat(tries).allSatisfy(attempt -> {
                assertThat(swedish.get("try." + attempt.key())).isNotBlank();
                assertThat(swedish.get("try." + attempt.key() + ".hint")).isNotBlank();
            });
        });
    }

    @Test
    void whatIsNotFoundIsToldTheSameHoweverThePersonCame() {
        assertThat(ProblemPage.tries("not-found", "/p/a/1")).isEqualTo(ProblemPage.tries("not-found", null));
    }

    @Test
    void theRestCanBeTriedAgainWhereThereIsSomewhereToGo() {
        assertThat(ProblemPage.tries("conflict", "/p/a"))
                .extracting(ProblemPage.Try::href)
                .contains("/p/a");
        assertThat(ProblemPage.tries("conflict", null)).hasSize(1);
    }

    @Test
    void everyPageIsRenderedAndPassesTheStrictPolicy() {
        var pages = Languages.ALL.stream()
                .flatMap(language -> codes().map(code -> page(language.code(), code)))
                .toList();
        assertThat(pages)
                .hasSizeGreaterThan(20)
                .allSatisfy(page -> assertThat(StrictHtml.findings(page)).isEmpty());
        Templates.areAllRendered("web", Map.of("problem", "lost-mark"), pages);
    }

    private static String page(String language, String code) {
        var ui = FixedUi.in(language);
        var incident = code.equals("internal") ? Incident.create() : null;
        var model = new ProblemPage.Model(
                ui, ui.texts(ProblemPage.class), code, ProblemPage.tries(code, "/p/a?x=\"<"), incident);
        return FixedUi.rendered((Html) out -> JteproblemGenerated.render(out, null, model));
    }

    @Test
    void noTwoIncidentsHaveOneCode() {
        assertThat(Stream.generate(Incident::create).limit(2_000))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}"));
    }
}
