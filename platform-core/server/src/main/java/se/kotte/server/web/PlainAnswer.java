package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import se.kotte.server.tenancy.Tenant;

/**
 * The few answers that are given before a tenant is known, so without shell and navigation. The same bytes for everyone,
 * whatever was asked for.
 */
@ApplicationScoped
public class PlainAnswer {
    private static final PlainPage UNREADABLE = new PlainPage(
            "Adressen går inte att läsa",
            "Kontrollera adressen och försök igen.",
            "This address cannot be read",
            "Check the address and try again.");
    private static final PlainPage NOBODY = new PlainPage(
            "Här finns ingen kommun",
            "Kontrollera adressen du fick av förskolan.",
            "There is no municipality here",
            "Check the address that the preschool gave you.");
    private static final PlainPage CLOSED = new PlainPage(
            "Stängt just nu",
            "Kommunen har stängt sin tjänst för tillfället. Kontakta förskolan direkt.",
            "Closed for now",
            "The municipality has closed its service for a while. Contact the preschool directly.");

    public void badRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UNREADABLE.send(response, 400);
    }

    public void nobodyHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        NOBODY.send(response, 404);
    }

    public void closed(HttpServletRequest request, HttpServletResponse response, Tenant tenant) throws IOException {
        CLOSED.send(response, 503);
    }

    public void health(HttpServletResponse response, boolean up) throws IOException {
        response.setStatus(up ? 200 : 503);
        response.setContentType("application/json");
        response.getOutputStream().print(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }
}
