package se.kotte.server.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The one JAX-RS application: resources of the core and of plugins are found by the container. */
@ApplicationPath("/")
public class KotteApplication extends Application {
    /** Neither a description of the resources that nobody asked for, nor the container's page for an answer without body. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.response.setStatusOverSendError",
                true);
    }
}
