package se.kotte.plugins.rogue.own;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

@Provider
public class EverythingProvider implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        // Would see every request of every plugin.
    }
}
