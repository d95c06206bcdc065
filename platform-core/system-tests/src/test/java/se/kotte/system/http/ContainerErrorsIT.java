package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the container answers before or beside any code of ours (I05). What its HTTP parser refuses has no body and no headers
 * of ours, and names nothing; all the rest is ours.
 */
class ContainerErrorsIT {
    private static final String[] NAMES = {
        "payara", "glassfish", "grizzly", "jersey", "tomcat", "catalina", "eclipse", "exception", "org."
    };

    private final Served served = Served.get();

    private String send(String line, String... headers) {
        var lines = new java.util.ArrayList<String>();
        lines.add(line);
        lines.add("Host: tallby.localhost:" + served.port);
        lines.addAll(java.util.List.of(headers));
        return RawRequest.send(served.port, lines.toArray(String[]::new));
    }

    private static void namesNothing(String answer) {
        assertThat(answer).isNotBlank();
        for (var name : NAMES) assertThat(answer).doesNotContainIgnoringCase(name);
        assertThat(answer).doesNotContainIgnoringCase("\r\nserver:").doesNotContainIgnoringCase("\r\nx-powered-by:");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /WEB-INF/web.xml HTTP/1.1, 404",
        "GET /META-INF/kotte/web.xml HTTP/1.1, 404",
        "GET /web-inf/web.xml HTTP/1.1, 404",
        "GET /application.wadl HTTP/1.1, 404",
        "GET /container-error HTTP/1.1, 404",
        "OPTIONS / HTTP/1.1, 404",
        "FOO / HTTP/1.1, 403",
        "POST /assets/nothing HTTP/1.1, 403"
    })
    void whatTheContainerWouldAnswerByItselfIsAnsweredInOurWords(String line, int status) {
        for (var accept : new String[] {"text/html", "application/json", "*/*"}) {
            var answer = send(line, "Accept: " + accept);
            assertThat(RawRequest.status(answer)).as(accept).isEqualTo(status);
            assertThat(answer)
                    .contains("Content-Security-Policy: default-src 'none'", "Cache-Control: no-store")
                    .contains(accept.equals("text/html") ? "</html>" : "https://kotte.se/problems/");
            namesNothing(answer);
        }
    }

    @Test
    void aLookIntoTheApplicationsFolderIsLikeOneThatNeverWas() {
        var real = served.tallby().page().get("/WEB-INF/web.xml");
        var madeUp = served.tallby().page().get("/WEB-INF/nothing.xml");
        assertThat(real.shape()).isEqualTo(madeUp.shape());
    }

    /** 400, 405, 414, 417, 431, 505 and whatever else the parser says by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/9.9",
                "GET / x HTTP/1.1",
                "TRACE / HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET / HTTP/1.1\r\nContent-Length: x",
                "GET / HTTP/1.1\r\nContent-Length: -1",
                "GET / HTTP/1.1\r\nExpect: nothing",
                "GET / HTTP/1.1\r\nBad Header: x"
            })
    void whatTheParserRefusesHasNoBodyAndNamesNothing(String line) {
        refused(send(line));
    }

    @Test
    void tooLongALineTooLongAHeaderAndTooManyOfThemNameNothing() {
        refused(send("GET /" + "a".repeat(20_000) + " HTTP/1.1"));
        refused(send("GET / HTTP/1.1", "X-A: " + "a".repeat(20_000)));
        refused(send("GET / HTTP/1.1", "X-A: a\r\n".repeat(300) + "X-B: b"));
        refused(RawRequest.send(served.port, "GET / HTTP/1.1"));
    }

    private static void refused(String answer) {
        assertThat(RawRequest.status(answer)).isBetween(400, 599);
        assertThat(answer).endsWith("\r\n\r\n");
        namesNothing(answer);
    }
}
