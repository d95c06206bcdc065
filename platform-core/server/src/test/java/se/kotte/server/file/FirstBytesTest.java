package se.kotte.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 4; abuse G04: what a file is called, or said to be, does not count. */
class FirstBytesTest {
    static Stream<Arguments> photos() {
        return Stream.of(
                Arguments.of("\u00ff\u00d8\u00ff\u00e0 and more of a JPEG", "image/jpeg"),
                Arguments.of("\u0089PNG\r\n\u001a\n and more", "image/png"),
                Arguments.of("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ", "image/webp"));
    }

    @ParameterizedTest
    @MethodSource("photos")
    void photos_are_told_by_their_first_bytes_and_read_from_the_first(String content, String type) throws IOException {
        var stream = FirstBytes.of(new ByteArrayInputStream(bytes(content)));
        assertThat(FirstBytes.mediaType(stream)).hasValue(type);
        assertThat(stream.readAllBytes()).isEqualTo(bytes(content));
    }

    static Stream<String> others() {
        return Stream.of(
                "",
                "\u00ff\u00d8",
                "\u0089PNG",
                "RIFF\u0001\u0002\u0003\u0004WAVEfmt ",
                "RIFF",
                "GIF89a and more",
                "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
                "<!doctype html><script>alert(1)</script>",
                " \u00ff\u00d8\u00ff",
                "%PDF-1.7",
                "PK\u0003\u0004");
    }

    @ParameterizedTest
    @MethodSource("others")
    void nothing_else_is_taken(String content) throws IOException {
        assertThat(FirstBytes.mediaType(FirstBytes.of(new ByteArrayInputStream(bytes(content)))))
                .isEmpty();
    }

    @Test
    void both_lists_are_read() {
        assertThat(photos()).hasSizeGreaterThan(2);
        assertThat(others()).hasSizeGreaterThan(8);
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }
}
