package se.kotte.plugins.documentation.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.web.Html;
import se.kotte.plugins.documentation.Page;
import se.kotte.plugins.documentation.PlainUi;
import se.kotte.plugins.documentation.Rendered;
import se.kotte.plugins.documentation.reading.Card;
import se.kotte.plugins.documentation.reading.Goals;

/** Every page of writing renders, full and empty, in both languages, whatever someone typed. */
class TemplatesTest {
    static final UUID ID = UUID.fromString("01a205f9-e35e-7159-ad44-aaff3887c7da");
    static final UUID OTHER = UUID.fromString("01a205f9-e35e-7159-ad44-aaff3887c7db");
    static final Instant AT = Instant.parse("2026-11-23T10:40:00Z");
    static final String BAD = Rendered.HOSTILE;

    private static Page in(String language) {
        return Page.of(language.equals("sv") ? PlainUi.SWEDISH : PlainUi.ENGLISH);
    }

    private static String page(Html html) {
        var page = Rendered.of(html);
        Rendered.isHarmless(page.replaceFirst("<script type=\"module\"[^>]*></script>", ""));
        return page;
    }

    private static Card card(Instant publishedAt, Instant withdrawnAt, String audience) {
        var photo = new Card.Photo(ID, BAD, BAD, List.of(new Card.Photo.Size("small", 480, 320)));
        var goal = new Card.Goal("test", "goal-1", BAD, "norms", BAD);
        return new Card(
                ID,
                1,
                publishedAt == null ? "" : BAD,
                BAD,
                publishedAt,
                withdrawnAt,
                audience,
                BAD,
                ID,
                BAD,
                ID,
                BAD,
                true,
                2,
                List.of(new Card.Child(ID, BAD)),
                List.of(goal),
                List.of(photo));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void an_entry_in_each_state_and_for_each_audience(String language) {
        var p = in(language);
        for (var audience : Audience.values()) {
            var model =
                    new EntryPages.Model(p, card(AT, null, audience.code()), new Writing.Can(true, true, true), false);
            assertThat(page(out -> JteentryGenerated.render(out, null, model)))
                    .contains(p.t("entry.undo"), p.t("entry.withdraw"), "/edit\"");
        }
        var draft = new EntryPages.Model(p, card(null, null, "children"), Writing.Can.NOTHING, false);
        assertThat(page(out -> JteentryGenerated.render(out, null, draft)))
                .contains(p.t("entry.draft"), p.t("draft.untitled"));
        var withdrawn = new EntryPages.Model(p, card(AT, AT, "staff"), Writing.Can.NOTHING, true);
        assertThat(page(out -> JteentryGenerated.render(out, null, withdrawn)))
                .contains(p.t("entry.yours"))
                .doesNotContain(p.t("entry.undo"));
    }

    private static Compose.Model compose(
            Page p, UUID entry, boolean published, List<Draft.Fault> faults, String notice) {
        var goals = Stream.of("goal-1", "goal-2")
                .map(id -> new Goals.Goal("test", BAD, id, BAD, "norms", BAD))
                .toList();
        var photos = List.of(
                new Photos.Photo(ID, BAD, BAD, "ready", null),
                new Photos.Photo(ID, "", "", "pending", null),
                new Photos.Photo(ID, "", "", "failed", "damaged"),
                new Photos.Photo(ID, "", "", "failed", "crashed"));
        return new Compose.Model(
                p,
                entry,
                3,
                entry == null ? BAD : null,
                published,
                new Tagging.Place(ID, BAD, ID, BAD, ID, BAD),
                new Draft(BAD, BAD, Audience.CHILDREN, List.of(ID), List.of("test/goal-1")),
                List.of(new Picker.Child(ID, BAD, BAD), new Picker.Child(OTHER, BAD, BAD)),
                Set.of(ID),
                List.of(goals.get(0)),
                List.of(new Compose.Group(BAD, "sky", List.of(goals.get(1)))),
                entry == null ? List.of() : photos,
                Stream.of(Audience.values())
                        .map(audience -> new Compose.Option(audience, BAD, 2, audience == Audience.CHILDREN))
                        .toList(),
                faults,
                notice,
                "/assets/0/compose.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void composing_from_the_first_word_to_the_change_of_what_is_published(String language) {
        var p = in(language);
        var fresh = page(out -> JtecomposeGenerated.render(out, null, compose(p, null, false, List.of(), null)));
        assertThat(fresh).contains("name=\"key\"", p.t("compose.photos.later"), p.t("compose.publish"));
        var draft = page(out -> JtecomposeGenerated.render(
                out, null, compose(p, ID, false, List.of(Draft.Fault.values()), "compose.saved")));
        assertThat(draft)
                .contains(p.t("photo.failed.damaged"), p.t("photo.failed.other"), p.t("compose.discard"))
                .contains("aria-invalid=\"true\"")
                .doesNotContain("name=\"key\"");
        for (var fault : Draft.Fault.values())
            assertThat(draft).contains(p.t("fault." + fault.code()), "id=\"" + fault.field() + "\"");
        var published =
                page(out -> JtecomposeGenerated.render(out, null, compose(p, ID, true, List.of(), "compose.changed")));
        assertThat(published)
                .contains(p.t("compose.change"), "role=\"alert\"")
                .doesNotContain(p.t("compose.publish"), p.t("compose.discard"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void what_was_chosen_is_chosen_again(String language) {
        var p = in(language);
        var text = page(out -> JtecomposeGenerated.render(out, null, compose(p, ID, false, List.of(), null)));

        assertThat(text)
                .containsPattern("value=\"" + ID + "\" checked")
                .doesNotContainPattern("value=\"" + OTHER + "\" checked")
                .containsPattern("value=\"test/goal-1\" checked")
                .doesNotContainPattern("value=\"test/goal-2\" checked")
                .containsPattern("value=\"children\" checked")
                .doesNotContainPattern("value=\"staff\" checked");
    }
}
