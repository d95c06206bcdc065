package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardTest {
    private static Card saying(String body) {
        var id = new UUID(0, 0);
        return new Card(
                id,
                1,
                "",
                body,
                null,
                null,
                "children",
                null,
                id,
                "",
                id,
                null,
                false,
                0,
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void an_empty_line_parts_paragraphs_and_quotation_marks_make_a_quote() {
        assertThat(saying("One\ntwo\n\n \n”Seven years!”\n\n\"Yes\"").paragraphs())
                .containsExactly(
                        new Card.Paragraph(false, "One\ntwo"),
                        new Card.Paragraph(true, "”Seven years!”"),
                        new Card.Paragraph(true, "\"Yes\""));
        assertThat(saying("").paragraphs()).isEmpty();
        assertThat(saying("”").paragraphs()).containsExactly(new Card.Paragraph(false, "”"));
    }

    @Test
    void a_list_shows_whole_paragraphs_as_many_as_fit_and_the_first_in_any_case() {
        var long1 = "x".repeat(400);
        assertThat(saying(long1).lead()).hasSize(1);
        assertThat(saying(long1).hasMore()).isFalse();
        assertThat(saying("One.\n\nTwo.\n\n" + long1).lead()).hasSize(2);
        assertThat(saying("One.\n\nTwo.\n\n" + long1).hasMore()).isTrue();
    }

    @Test
    void the_cone_has_a_scale_for_each_goal_and_keeps_its_shape() {
        for (int goals : new int[] {1, 7, 33, 60}) {
            var rows = Cone.rows(java.util.Collections.nCopies(goals, 1));
            assertThat(rows.stream().mapToInt(List::size).sum()).isEqualTo(goals);
        }
        assertThat(Cone.rows(java.util.Collections.nCopies(33, 0)))
                .extracting(List::size)
                .containsExactly(3, 5, 6, 6, 5, 4, 3, 1);
        assertThat(Cone.level(0, 9)).isZero();
        assertThat(Cone.level(1, 9)).isEqualTo(1);
        assertThat(Cone.level(9, 9)).isEqualTo(4);
    }
}
