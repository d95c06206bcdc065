package se.kotte.server.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.server.identity.Session;
import se.kotte.server.identity.SignInResource;
import se.kotte.server.plugin.Descriptor;
import se.kotte.server.plugin.InstalledPlugins;
import se.kotte.server.tenancy.CurrentTenant;

/** Makes the frame of a page out of the request. */
@ApplicationScoped
class Frames {
    @Inject
    private Ui ui;

    @Inject
    private InstalledPlugins plugins;

    @Inject
    private Readers readers;

    /** @param resource that the request was matched with; null for none */
    Shell of(View view, Class<?> resource, HttpServletRequest request, UriInfo uri) {
        var tenant = CurrentTenant.get();
        var t = ui.texts(Shell.class);
        var owner = resource == null ? InstalledPlugins.CORE : plugins.ownerOf(resource);
        var shared = SignInResource.isShared(request);
        boolean offering = view.frame() == View.Frame.PAGE || view.frame() == View.Frame.TASK;
        if (!offering || Session.of(request).isEmpty())
            return new Shell(view, tenant, ui, t, owner, null, null, null, shared);
        var reader = readers.current();
        var offers = offers(reader);
        var path = uri.getRequestUri().getPath();
        var here = Menu.here(offers, path);
        var wanted = uri.getQueryParameters().getFirst(Switcher.parameter(reader));
        var switcher = Switcher.of(reader, wanted, here == null ? "/" : here, t);
        var menu = Menu.of(offers, path, switcher == null ? "" : switcher.query(), t.get("nav.more"));
        return new Shell(view, tenant, ui, t, owner, reader, menu, switcher, shared);
    }

    /** What the plugins that are on have to offer this person. */
    List<Menu.Offer> offers(Reader reader) {
        var on = CurrentTenant.get().plugins();
        return plugins.all().stream()
                .filter(plugin -> on.contains(plugin.id()))
                .flatMap(plugin -> plugin.navigation().stream()
                        .filter(entry -> isFor(entry, reader))
                        .flatMap(entry -> offer(plugin, entry)))
                .toList();
    }

    private static boolean isFor(Descriptor.Navigation entry, Reader reader) {
        return entry.populations().contains(reader.population().code())
                && (entry.capability() == null || reader.capabilities().contains(entry.capability()));
    }

    private Stream<Menu.Offer> offer(Descriptor plugin, Descriptor.Navigation entry) {
        return Stream.of(new Menu.Offer(entry, texts(plugin).get(entry.text())));
    }

    private Texts texts(Descriptor plugin) {
        try {
            return ui.texts(
                    Class.forName(plugin.texts(), false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("plugin " + plugin.id() + " names texts that are not there", e);
        }
    }
}
