package se.kotte.server.event;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.kotte.api.event.CoreEvent;
import se.kotte.api.event.EventObserver;
import se.kotte.server.plugin.Descriptor;
import se.kotte.server.plugin.InstalledPlugins;

/** Who observes what on this node. */
@ApplicationScoped
class Observers {
    private record Owned(String plugin, EventObserver observer) {
        boolean wants(CoreEvent event) {
            return observer.type().equals(event.type()) && observer.version() == event.version();
        }

        Descriptor.Observed observed() {
            return new Descriptor.Observed(observer.type(), observer.version());
        }
    }

    private final List<Owned> all = new ArrayList<>();

    @Inject
    @Any
    private Instance<EventObserver> beans;

    @Inject
    private InstalledPlugins plugins;

    @PostConstruct
    void find() {
        for (var bean : beans.handles()) add(plugins.ownerOf(bean.getBean().getBeanClass()), bean.get());
    }

    void add(String plugin, EventObserver observer) {
        all.add(new Owned(plugin, observer));
    }

    /** Rule 4. */
    void compare(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        for (var plugin : plugins.all()) {
            var found = all.stream()
                    .filter(one -> one.plugin().equals(plugin.id()))
                    .map(Owned::observed)
                    .collect(Collectors.toSet());
            if (!found.equals(plugin.observes()))
                throw new IllegalStateException("plugin " + plugin.id() + " observes " + found
                        + ", but its plugin.json says " + plugin.observes());
        }
    }

    /** The plugins with an observer of this event. */
    Set<String> plugins(CoreEvent event) {
        return all.stream().filter(one -> one.wants(event)).map(Owned::plugin).collect(Collectors.toSet());
    }

    /** The plugin's observers of this event. */
    List<EventObserver> of(String plugin, CoreEvent event) {
        return all.stream()
                .filter(one -> one.plugin().equals(plugin) && one.wants(event))
                .map(Owned::observer)
                .toList();
    }
}
