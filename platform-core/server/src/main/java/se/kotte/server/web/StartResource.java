package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import se.kotte.api.access.Access;
import se.kotte.server.plugin.InstalledPlugins;
import se.kotte.server.tenancy.CurrentTenant;

/** The start page: the first thing the municipality's plugins have to show this person. */
@Path("/")
@ApplicationScoped
public class StartResource {
    @Inject
    private Access access;

    @Inject
    private InstalledPlugins plugins;

    @GET
    @Transactional
    public Response start() {
        var viewer = access.viewer();
        var tenant = CurrentTenant.get();
        return plugins.all().stream()
                .filter(plugin -> tenant.plugins().contains(plugin.id()))
                .flatMap(plugin -> plugin.navigation().stream())
                .filter(entry -> entry.place().equals("primary")
                        && entry.populations().contains(viewer.population().code()))
                .min(java.util.Comparator.comparingInt(entry -> entry.order()))
                .map(entry -> Response.seeOther(URI.create(tenant.origin() + entry.path()))
                        .build())
                .orElseThrow(se.kotte.api.problem.Problem::notFound);
    }
}
