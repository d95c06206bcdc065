package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J04 and M05 of the abuse catalogue: text of others makes no line of its own and turns nothing round. */
class PrintableTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Åsa 😀 =cmd(), Åsa 😀 =cmd()",
                "`a\nb`, a\\u000ab",
                "`a\r\nb`, a\\u000d\\u000ab",
                "a\u001b[31mb, a\\u001b[31mb",
                "a\u202eb, a\\u202eb",
                "a\u2028b, a\\u2028b",
                "a\u0000b, a\\u0000b",
                "a\u0085b, a\\u0085b"
            })
    void what_would_act_on_the_terminal_is_shown_instead(String text, String printed) {
        assertThat(Printable.of(text)).isEqualTo(printed);
    }
}
