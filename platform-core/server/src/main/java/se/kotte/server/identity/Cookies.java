package se.kotte.server.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cookies of identity. {@code __Host-} (RFC 6265bis section 4.1.3.2): a browser takes it only over a secure channel,
 * from this very host, for every path, so that no neighbouring host can set one of that name.
 */
enum Cookies {
    SESSION("__Host-kotte", "/"),
    SIGN_IN("__Host-kotte-sign-in", "/"),
    /** The ID token: the issuer wants it back as proof that the person meant to sign out. Sent to that address only. */
    ID_TOKEN("__Secure-kotte-id", "/sign-out"),
    /** Says that this is a tablet that many share; nothing about a person. */
    SHARED("__Host-kotte-shared", "/");

    private final String cookie;
    private final String path;

    Cookies(String cookie, String path) {
        this.cookie = cookie;
        this.path = path;
    }

    /** The values sent under this name; more than one is nobody's doing but an attacker's. */
    List<String> in(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(sent -> sent.getName().equals(cookie))
                .map(Cookie::getValue)
                .toList();
    }

    /** {@code Set-Cookie} for as long as the browser is open. */
    String set(String value) {
        return cookie + "=" + value + "; Path=" + path + "; Secure; HttpOnly; SameSite=Lax";
    }

    /** {@code Set-Cookie} that outlives the browser. */
    String set(String value, Duration age) {
        return set(value) + "; Max-Age=" + age.toSeconds();
    }

    /** {@code Set-Cookie} that removes it. */
    String clear() {
        return set("", Duration.ZERO);
    }
}
