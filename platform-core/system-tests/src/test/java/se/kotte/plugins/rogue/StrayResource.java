package se.kotte.plugins.rogue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** In the plugin's JAR, but not in its package: nobody's, so no gate would stand before it. */
@Path("p/rogue/stray")
public class StrayResource {
    @GET
    public String get() {
        return "stray";
    }
}
