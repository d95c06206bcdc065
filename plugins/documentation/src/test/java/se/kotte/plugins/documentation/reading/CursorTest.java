package se.kotte.plugins.documentation.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.access.Ids;
import se.kotte.api.problem.Problem;

class CursorTest {
    final Cursor cursor = new Cursor(Instant.parse("2026-11-23T11:40:12.345678Z"), Ids.create());

    @Test
    void what_it_writes_it_reads_to_the_microsecond() {
        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void none_is_the_start() {
        assertThat(Cursor.of(null)).isEqualTo(Cursor.START);
        assertThat(Cursor.of("")).isEqualTo(Cursor.START);
    }

    @Test
    void an_altered_character_is_another_place_or_refused_and_never_an_error() {
        var text = cursor.text();
        int refused = 0;
        for (int i = 0; i < text.length(); i++) {
            var altered = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            try {
                assertThat(Cursor.of(altered)).isNotEqualTo(cursor);
            } catch (Problem problem) {
                assertThat(problem.type()).isEqualTo(Problem.Type.INVALID);
                refused++;
            }
        }
        assertThat(refused).isBetween(1, text.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "________________________________",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "gICAgICAgICAgICAgICAgICAgICAgICA",
                "f39_f39_f39_f39_f39_f39_f39_f39_",
                "' or true --' or true --' or tru",
                "ååååååååååååååååååååååååååååååååå"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.of(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(Problem.Type.INVALID));
    }
}
