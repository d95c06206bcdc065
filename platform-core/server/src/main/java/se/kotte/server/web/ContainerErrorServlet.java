package se.kotte.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the container answers by itself, in our words: web.xml sends every error here that no resource and no filter of ours
 * has answered. There is no tenant on the thread then. The container's own page would name its product.
 */
public class ContainerErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final PlainPage UNREADABLE = new PlainPage(
            "Det gick inte att läsa",
            "Gå tillbaka, kontrollera och försök igen.",
            "This could not be read",
            "Go back, check and try again.");
    private static final PlainPage NOT_FOUND = new PlainPage(
            "Här finns ingen sida",
            "Länken kan vara gammal, eller leda till något som inte längre är ditt.",
            "There is no page here",
            "The link may be old, or lead to something that is no longer yours.");
    private static final PlainPage BROKEN = new PlainPage(
            "Något gick fel hos oss",
            "Inget du gjort. Försök igen om en stund; det du redan sparat finns kvar.",
            "Something went wrong on our side",
            "Nothing you did. Try again in a while; what you saved is still there.");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var told = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for by its own address, it is not there.
        int status = told == null ? HttpServletResponse.SC_NOT_FOUND : told;
        SecurityHeaders.set(response);
        var accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            page(status).send(response, status);
        } else {
            problem(response, status);
        }
    }

    private static PlainPage page(int status) {
        return status >= 500 ? BROKEN : status == 404 ? NOT_FOUND : UNREADABLE;
    }

    private static void problem(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        var body = "{\"type\":\"https://kotte.se/problems/%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(code(status), status, page(status).englishDetail());
        response.getOutputStream().write(body.getBytes(UTF_8));
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case 413 -> "too-large";
            case 415 -> "unsupported-type";
            case 503 -> "try-later";
            default -> status >= 500 ? "internal" : "invalid";
        };
    }
}
