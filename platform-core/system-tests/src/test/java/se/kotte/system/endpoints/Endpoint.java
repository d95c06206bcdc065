package se.kotte.system.endpoints;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * One resource method.
 *
 * @param verb GET, POST, …
 * @param path template with parameters in braces, from the root
 */
public record Endpoint(String verb, String path, Method method) {
    /** Plugins are not on the class path of the tests: nothing may compile against them. */
    private static final ClassLoader SERVED =
            new URLClassLoader(jars().stream().map(Endpoint::url).toArray(URL[]::new), Endpoint.class.getClassLoader());

    private static URL url(java.nio.file.Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All endpoints that are served, by path and verb. */
    public static List<Endpoint> all() {
        var found = new ArrayList<Endpoint>();
        for (var jar : jars()) found.addAll(in(jar));
        return found.stream()
                .sorted(java.util.Comparator.comparing((Endpoint endpoint) -> endpoint.path() + ' ' + endpoint.verb()))
                .toList();
    }

    /** The JARs of ours that are served: the core and the bundled plugins. */
    public static List<java.nio.file.Path> jars() {
        var home = java.nio.file.Path.of(System.getProperty("kotte.home")).normalize();
        try (var core = Files.list(home.resolve("war"));
                var plugins = Files.list(home.resolve("plugins"))) {
            return Stream.concat(core.filter(jar -> jar.getFileName().toString().startsWith("kotte-server")), plugins)
                    .filter(jar -> jar.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Endpoint> in(java.nio.file.Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("se/kotte/") && name.endsWith(".class") && !name.contains("/lib/"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .flatMap(name -> of(load(name)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SERVED);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The endpoints of one resource class; none for any other class. */
    static List<Endpoint> of(Class<?> type) {
        var root = type.getAnnotation(Path.class);
        if (root == null) return List.of();
        return Arrays.stream(type.getDeclaredMethods())
                .flatMap(method -> verb(method).stream().map(verb -> new Endpoint(verb, path(root, method), method)))
                .toList();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Path root, Method method) {
        var own = method.getAnnotation(Path.class);
        var whole = "/" + root.value() + "/" + (own == null ? "" : own.value());
        var clean = whole.replaceAll("/{2,}", "/");
        return clean.length() > 1
                        && clean.endsWith("/")
                        && (own == null || !own.value().endsWith("/"))
                ? clean.substring(0, clean.length() - 1)
                : clean;
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
