package se.kotte.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9110, section 14.1.2, and their edges. */
class ByteRangeTest {
    private static final long SIZE = 10_000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 500",
        "bytes=500-999, 500, 500",
        "bytes=-500, 9500, 500",
        "bytes=9500-, 9500, 500",
        "bytes=9999-9999, 9999, 1",
        "bytes=0-, 0, 10000",
        "bytes=-10001, 0, 10000",
        "bytes=9000-99999999999999999, 9000, 1000"
    })
    void a_range_within_the_bytes_is_cut_to_them(String header, long first, long length) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10000-", "bytes=10000-10001", "bytes=-0"})
    void a_range_beyond_the_bytes_cannot_be_satisfied(String header) {
        var range = ByteRange.of(header, SIZE);
        assertThat(range.isSatisfiable()).isFalse();
        assertThat(range.contentRange(SIZE)).isEqualTo("bytes */10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-0,-1",
                "bytes=5-4",
                "bytes=-",
                "bytes=a-b",
                "items=0-1",
                "bytes 0-1",
                "bytes=",
                "",
                "bytes=0-1;",
                "bytes=1234567890123456789-"
            })
    void anything_else_is_ignored(String header) {
        assertThat(ByteRange.of(header, SIZE)).isNull();
    }

    @Test
    void it_is_told_as_first_and_last_byte() {
        assertThat(ByteRange.of("bytes=-1", SIZE).contentRange(SIZE)).isEqualTo("bytes 9999-9999/10000");
    }
}
