package se.kotte.plugins.rogue.own;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("sign-in/here")
public class ElsewhereResource {
    @GET
    public String get() {
        return "your password, please";
    }
}
