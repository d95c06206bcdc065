package se.kotte.system.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import se.kotte.launcher.Composer;

/** What every class of this package runs in: the composed application and the package itself. */
@ArquillianSuiteDeployment
public class Deployment {
    @org.jboss.arquillian.container.test.api.Deployment
    public static WebArchive application() {
        var home = Path.of(System.getProperty("kotte.home")).normalize();
        var composed = new Composer(jars(home.resolve("war")))
                .addAll(jars(home.resolve("plugins")))
                .into(Path.of(System.getProperty("kotte.target"), "in-container"));
        return ShrinkWrap.create(ExplodedImporter.class, "ROOT.war")
                .importDirectory(composed.toFile())
                .as(WebArchive.class)
                .addPackage(Deployment.class.getPackage())
                .addAsLibraries(assertions());
    }

    private static java.io.File assertions() {
        try {
            return Path.of(org.assertj.core.api.Assertions.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
