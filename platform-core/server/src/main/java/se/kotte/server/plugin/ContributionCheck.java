package se.kotte.server.plugin;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks at what plugins contribute before anything of it can be asked for: what the gate cannot stand before makes the
 * deployment fail (rule 5). The container hands in every class that carries one of the annotations, in any JAR.
 */
@HandlesTypes({Path.class, Provider.class, ApplicationPath.class, WebFilter.class, WebServlet.class, WebListener.class})
public class ContributionCheck implements ServletContainerInitializer {
    /** What would stand before or beside the gate, for every request of every plugin. */
    private static final List<Class<? extends Annotation>> NOT_FOR_PLUGINS =
            List.of(Provider.class, ApplicationPath.class, WebFilter.class, WebServlet.class, WebListener.class);

    @Override
    public void onStartup(Set<Class<?>> found, ServletContext context) throws ServletException {
        var classes = found == null ? Set.<Class<?>>of() : found;
        var wrong = new TreeSet<String>();
        wrong.addAll(findings(classes, InstalledPlugins.ofThisApplication()));
        wrong.addAll(PersistenceCheck.findings());
        if (!wrong.isEmpty())
            throw new ServletException("Kotte does not serve with these plugins:\n- " + String.join("\n- ", wrong));
    }

    static List<String> findings(Set<Class<?>> classes, InstalledPlugins plugins) {
        var findings = new ArrayList<String>();
        for (var type : classes) {
            var jar = ownerOfJar(type, plugins);
            var owner = plugins.ownerOf(type);
            if (!jar.equals(owner))
                findings.add(type.getName() + " lies in the JAR of " + jar + " and in the package of " + owner);
            else if (!owner.equals(InstalledPlugins.CORE)) look(owner, type, findings);
        }
        return findings;
    }

    private static void look(String plugin, Class<?> type, List<String> findings) {
        for (var annotation : NOT_FOR_PLUGINS)
            if (type.isAnnotationPresent(annotation))
                findings.add(type.getName() + " of plugin " + plugin + " carries @" + annotation.getSimpleName()
                        + ", which is for the core alone");
        var path = pathOf(type);
        if (path == null) return;
        if (Arrays.stream(Place.values()).noneMatch(place -> place.holds(plugin, path)))
            findings.add(type.getName() + " of plugin " + plugin + " has the path " + path + "; it has to lie below "
                    + Place.REST.of(plugin) + " or " + Place.PAGES.of(plugin));
        for (var method : type.getMethods())
            if (isLocator(method))
                findings.add(method + " of plugin " + plugin
                        + " returns a sub-resource, which runs before the gate; give it a class with a path");
    }

    /** The path of a resource class, by itself or by what it extends or implements; null for any other class. */
    private static String pathOf(Class<?> type) {
        if (type.isAnnotationPresent(Path.class))
            return type.getAnnotation(Path.class).value();
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .map(ContributionCheck::pathOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isLocator(Method method) {
        return method.isAnnotationPresent(Path.class)
                && Arrays.stream(method.getAnnotations())
                        .noneMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static String ownerOfJar(Class<?> type, InstalledPlugins plugins) {
        var file = type.getName().replace('.', '/') + ".class";
        var loader = type.getClassLoader();
        var address = loader == null ? null : loader.getResource(file);
        try {
            if (address == null || !(address.openConnection() instanceof JarURLConnection connection))
                return plugins.ownerOf(type);
            return plugins.ownerOf(connection.getJarFile());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the JAR of " + type.getName(), e);
        }
    }
}
