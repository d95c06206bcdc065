package se.kotte.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "tallby.localhost, tallby.localhost",
        "TALLBY.LocalHost, tallby.localhost",
        "tallby.localhost., tallby.localhost",
        "björkvik.se, xn--bjrkvik-b1a.se",
        "BJÖRKVIK.se., xn--bjrkvik-b1a.se",
        "xn--bjrkvik-b1a.se, xn--bjrkvik-b1a.se",
        "bjo\u0308rkvik.se, xn--bjrkvik-b1a.se",
        "tallby。localhost, tallby.localhost",
        "ｔallby.localhost, tallby.localhost"
    })
    void a_host_has_one_form_however_it_is_written(String written, String canonical) {
        assertThat(HostName.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".a",
                "a b",
                "a:80",
                "user@a",
                "a/b",
                "a,b",
                "-a.se",
                "xn--\u0000",
                "a_b.se",
                "xn--zz",
                "a.se..",
                "*.se"
            })
    void what_is_no_host_name_has_none(String written) {
        assertThat(HostName.canonical(written)).isEmpty();
    }
}
