package se.kotte.system.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Access;
import se.kotte.api.access.Public;

/** Deny by default, read from the byte code of everything that is served (rules 1, 2 and 4). */
class AskingIT {
    private static final int FEWEST = 1;

    /** Who needs not be signed in, and may not be made longer without being read. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /assets/{address: .*}",
            "GET /assets/{hash}/-/colour.css",
            "GET /assets/{hash}/-/image",
            "POST /language",
            "GET /sign-in",
            "GET /sign-in/callback",
            "GET /sign-in/{population}",
            "POST /sign-in/shared-tablet",
            "POST /sign-out",
            "POST /sign-out/back-channel");

    private final List<Endpoint> endpoints = Endpoint.all();
    private final JavaClasses classes = new ClassFileImporter()
            .importJars(Endpoint.jars().stream().map(AskingIT::opened).toList());

    @Test
    void everyEndpointAsksForARightOrIsPublic() {
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(endpoints.stream().filter(endpoint -> !isPublic(endpoint)))
                .allSatisfy(endpoint -> assertThat(asks(endpoint, classes))
                        .as("%s asks Access", endpoint)
                        .isTrue());
    }

    @Test
    void everyEndpointThatAsksIsTransactional() {
        assertThat(endpoints.stream().filter(endpoint -> !isPublic(endpoint)))
                .allSatisfy(endpoint -> assertThat(endpoint.method().isAnnotationPresent(Transactional.class)
                                || endpoint.method().getDeclaringClass().isAnnotationPresent(Transactional.class))
                        .as("%s is @Transactional", endpoint)
                        .isTrue());
    }

    @Test
    void theListOfPublicEndpointsIsClosed() {
        assertThat(endpoints.stream().filter(AskingIT::isPublic).map(Endpoint::toString))
                .containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    @Test
    void anEndpointThatAsksNothingIsFound() {
        var hole = Endpoint.of(Hole.class);
        assertThat(hole).hasSize(2);
        var here = new ClassFileImporter().importClasses(Hole.class);
        assertThat(hole.stream().filter(endpoint -> !asks(endpoint, here)).map(Endpoint::toString))
                .containsExactly("GET /hole/open");
    }

    private static JarFile opened(java.nio.file.Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublic(Endpoint endpoint) {
        return endpoint.method().isAnnotationPresent(Public.class);
    }

    /** Itself, or at one remove in its own package: an upload asks before and after its bytes, in transactions of their own. */
    private static boolean asks(Endpoint endpoint, JavaClasses classes) {
        var method = classes.get(endpoint.method().getDeclaringClass().getName())
                .getMethod(endpoint.method().getName(), endpoint.method().getParameterTypes());
        return asks(method)
                || method.getMethodCallsFromSelf().stream()
                        .map(JavaMethodCall::getTarget)
                        .filter(called -> called.getOwner()
                                .getPackage()
                                .equals(method.getOwner().getPackage()))
                        .flatMap(called -> called.resolveMember().stream())
                        .anyMatch(AskingIT::asks);
    }

    private static boolean asks(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getTarget)
                .anyMatch(called -> called.getOwner().isEquivalentTo(Access.class)
                        && Set.of("viewer", "require").contains(called.getName()));
    }

    /** A resource with a deliberate hole. */
    @Path("hole")
    @ApplicationScoped
    public static class Hole {
        @Inject
        Access access;

        @GET
        @Path("open")
        public String open() {
            return "everybody may read this";
        }

        @GET
        @Path("asking")
        public String asking() {
            return access.viewer().name();
        }
    }
}
