package se.kotte.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder that the build assembles and an operator installs.
 *
 * <pre>
 * bin/kotte              this launcher
 * lib/*.jar              the launcher and its libraries
 * war/*.jar              the core and its libraries: WEB-INF/lib
 * plugins/*.jar          the bundled plugins
 * payara/payara-micro.jar
 * demo/keycloak.zip      used by the demo only
 * tenant-config/         the municipalities of the demo
 * </pre>
 */
public record Distribution(Path home) {

    /** System property that names the folder; bin/kotte sets it. */
    public static final String HOME = "kotte.home";

    public Distribution {
        home = home.toAbsolutePath().normalize();
        if (!Files.isDirectory(home.resolve("war")))
            throw new LaunchException(home + " holds no Kotte. Build it with: ./mvnw -DskipTests package");
    }

    /** The distribution that this launcher was started from. */
    public static Distribution current() {
        String home = System.getProperty(HOME);
        if (home == null)
            throw new LaunchException("Start Kotte with bin/kotte, or name its folder with -D" + HOME + "=…");
        return new Distribution(Path.of(home));
    }

    /** The core and its libraries. */
    public List<Path> core() {
        return Folders.jars(home.resolve("war"));
    }

    /** The plugins that come with this version. */
    public List<Path> bundledPlugins() {
        return Folders.jars(home.resolve("plugins"));
    }

    /** The command line of this launcher, as bin/kotte makes it. */
    public List<String> kotte(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-Dsun.stdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"));
        command.addAll(List.of("-D" + HOME + "=" + home, "-cp", home.resolve("lib") + "/*", Kotte.class.getName()));
        command.addAll(arguments);
        return command;
    }

    public Path payaraMicro() {
        return home.resolve("payara/payara-micro.jar");
    }

    public Path keycloak() {
        return home.resolve("demo/keycloak.zip");
    }

    public Path tenantConfig() {
        return home.resolve("tenant-config");
    }
}
