package se.kotte.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page in two languages that stands by itself: for answers that know no tenant, and so no language, no colour and no
 * assets. Its one style sheet lies in it, and the content security policy allows that by its hash and nothing else.
 *
 * @param title in Swedish, and so on
 */
record PlainPage(String title, String detail, String englishTitle, String englishDetail) {
    private static final String STYLE = """
            :root{color-scheme:light dark;--paper:#fbf8f3;--ink:#1d2521;--soft:#58625c;--mark:#1f6f5c}
            @media(prefers-color-scheme:dark){:root{--paper:#131c18;--ink:#eef3ef;--soft:#abb9b2;--mark:#8fc3b1}}
            body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);\
            font:1.0625rem/1.5 Inter,system-ui,sans-serif}
            main{box-sizing:border-box;width:100%;max-width:34rem;padding:2rem 1rem 4rem}
            svg{display:block;width:4rem;height:4rem;color:var(--mark)}
            h1{font-size:1.875rem;line-height:1.2;letter-spacing:-.02em;margin:1.5rem 0 .5rem}
            h2{font-size:1.0625rem;margin:0}
            p{margin:0;text-wrap:pretty}
            section{margin-top:2rem;padding-top:1.5rem;border-top:1px solid;border-color:color-mix(in srgb,currentColor 20%,transparent);\
            color:var(--soft)}
            """;

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The mark of icons.svg. */
    private static final String MARK = """
            <svg viewBox="0 0 32 32" aria-hidden="true"><g fill="currentColor">\
            <path transform="rotate(3 10.75 9.6)" d="M10.75 5.73c2.34 0 3.96 1.17 4.14 3.06-.09 2.88-1.89 4.77-4.14 5.94-2.25-1.17-4.05-3.06-4.14-5.94.18-1.89 1.8-3.06 4.14-3.06z"/>\
            <path transform="rotate(-3 21.25 9.6)" d="M21.25 5.73c2.34 0 3.96 1.17 4.14 3.06-.09 2.88-1.89 4.77-4.14 5.94-2.25-1.17-4.05-3.06-4.14-5.94.18-1.89 1.8-3.06 4.14-3.06z"/>\
            <path transform="rotate(-5 5.7 15.5)" d="M6.06 11.36c.72 1.71 2.16 2.97 3.78 3.33-.09 2.88-1.89 4.77-4.14 5.94-2.16-.99-3.87-2.97-3.87-5.67.09-1.89 2.07-3.33 4.23-3.6z"/>\
            <path fill="#d98a2b" d="M16 11.35c.99 1.71 2.52 2.88 4.14 3.24-.09 2.88-1.89 4.77-4.14 5.94-2.25-1.17-4.05-3.06-4.14-5.94 1.62-.36 3.15-1.53 4.14-3.24z"/>\
            <path transform="rotate(5 26.3 15.5)" d="M25.94 11.36c-.72 1.71-2.16 2.97-3.78 3.33.09 2.88 1.89 4.77 4.14 5.94 2.16-.99 3.87-2.97 3.87-5.67-.09-1.89-2.07-3.33-4.23-3.6z"/>\
            <path d="M10.75 17.25c.99 1.71 2.52 2.88 4.14 3.24-.09 2.88-1.89 4.77-4.14 5.94-2.25-1.17-4.05-3.06-4.14-5.94 1.62-.36 3.15-1.53 4.14-3.24zM21.25 17.25c.99 1.71 2.52 2.88 4.14 3.24-.09 2.88-1.89 4.77-4.14 5.94-2.25-1.17-4.05-3.06-4.14-5.94 1.62-.36 3.15-1.53 4.14-3.24zM16 22.95c.99 1.71 2.52 2.88 4.14 3.24-.09 2.88-1.89 4.77-4.14 5.94-2.25-1.17-4.05-3.06-4.14-5.94 1.62-.36 3.15-1.53 4.14-3.24zM14.7 5.5V2.9a1.3 1.3 0 0 1 2.6 0v2.6z"/>\
            </g></svg>
            """;

    String html() {
        return """
                <!doctype html>
                <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title><style>%5$s</style></head>
                <body><main>%6$s<h1>%1$s</h1><p>%2$s</p>
                <section lang="en"><h2>%3$s</h2><p>%4$s</p></section></main></body></html>
                """.formatted(title, detail, englishTitle, englishDetail, STYLE, MARK);
    }

    /** The whole answer, except that the headers of every answer must be set already. */
    void send(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setContentType("text/html;charset=UTF-8");
        var bytes = html().getBytes(UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
