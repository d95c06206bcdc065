package se.kotte.server.job;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import se.kotte.api.job.JobHandler;
import se.kotte.server.plugin.InstalledPlugins;

/** What this node can do, by kind of job. */
@ApplicationScoped
class Handlers {
    private record Owned(String owner, JobHandler handler) {}

    private final Map<String, Owned> byKind = new HashMap<>();

    @Inject
    @Any
    private Instance<JobHandler> beans;

    @Inject
    private InstalledPlugins plugins;

    @PostConstruct
    void find() {
        for (var bean : beans.handles()) add(plugins.ownerOf(bean.getBean().getBeanClass()), bean.get());
    }

    /**
     * @param owner plugin id or {@code core}
     * @throws IllegalStateException a kind that is taken, or not named after its plugin
     */
    void add(String owner, JobHandler handler) {
        var kind = handler.kind();
        if (!owner.equals(InstalledPlugins.CORE) && !kind.startsWith(owner + "."))
            throw new IllegalStateException(
                    "plugin " + owner + " does jobs of the kind " + kind + "; call it " + owner + ".<verb>");
        if (byKind.putIfAbsent(kind, new Owned(owner, handler)) != null)
            throw new IllegalStateException("two handlers do jobs of the kind " + kind);
    }

    Set<String> kinds() {
        return Set.copyOf(byKind.keySet());
    }

    JobHandler handler(String kind) {
        return owned(kind).handler();
    }

    String owner(String kind) {
        return owned(kind).owner();
    }

    private Owned owned(String kind) {
        var found = byKind.get(kind);
        if (found == null) throw new IllegalArgumentException("nobody here does jobs of the kind " + kind);
        return found;
    }
}
