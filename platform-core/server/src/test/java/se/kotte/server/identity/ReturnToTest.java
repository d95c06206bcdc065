package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 7 of the package; C11 of the abuse catalogue. */
class ReturnToTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "https:evil.example",
                "https://evil.example/",
                "http://bjorkvik.localhost:8080/",
                "javascript:alert(1)",
                "%2f%2fevil.example",
                "/%2f%2fevil.example",
                "/%5cevil.example",
                "/a//evil.example",
                "/.//evil.example",
                "/../evil",
                "/%2e%2e/evil",
                "/a\r\nSet-Cookie: x=y",
                "/a%0d%0aSet-Cookie:%20x=y",
                "/\tevil",
                " /a",
                "/a b",
                "/a;b=c",
                "/a#b",
                "/å",
                "/a\u0000",
                "/a?b=\\",
                "@evil.example",
                ":8080@evil.example",
                "/sign-in",
                "/sign-in/staff?returnTo=/",
                "/sign-out"
            })
    void c11_leads_to_the_start_page_of_the_same_municipality(String wanted) {
        assertThat(ReturnTo.of(wanted)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/p/documentation/feed",
                "/p/documentation/feed?after=abc%3D%3D&unit=1",
                "/p/documentation/entries/0197a1b2-0000-7000-8000-000000000000",
                "/search?q=%C3%A5&next=//not-a-host"
            })
    void a_page_of_the_same_municipality_is_returned_to(String wanted) {
        assertThat(ReturnTo.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 100_000})
    void c11_what_is_too_long_for_the_cookie_leads_to_the_start_page(int length) {
        assertThat(ReturnTo.of("/" + "a".repeat(length - 1))).isEqualTo("/");
    }
}
