package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import se.kotte.server.tenancy.Tenant;

/**
 * The few answers that are given before a tenant is known, so without shell and navigation. The same bytes for everyone,
 * whatever was asked for.
 */
@ApplicationScoped
public class PlainAnswer {
    public void badRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(
                response,
                400,
                "Adressen går inte att läsa",
                "Kontrollera adressen och försök igen.",
                "This address cannot be read. Check it and try again.");
    }

    public void nobodyHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(
                response,
                404,
                "Här finns ingen kommun",
                "Kontrollera adressen du fick av förskolan.",
                "There is no municipality at this address. Check the address that the preschool gave you.");
    }

    public void closed(HttpServletRequest request, HttpServletResponse response, Tenant tenant) throws IOException {
        send(
                response,
                503,
                "Stängt just nu",
                "Kommunen har stängt sin tjänst för tillfället. Kontakta förskolan direkt.",
                "The municipality has closed its service for now. Contact the preschool directly.");
    }

    public void health(HttpServletResponse response, boolean up) throws IOException {
        response.setStatus(up ? 200 : 503);
        response.setContentType("application/json");
        response.getOutputStream().print(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private static void send(HttpServletResponse response, int status, String title, String swedish, String english)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        var page = """
                <!doctype html>
                <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title></head>
                <body><main><h1>%s</h1><p>%s</p><p lang="en">%s</p></main></body></html>
                """.formatted(title, title, swedish, english);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
