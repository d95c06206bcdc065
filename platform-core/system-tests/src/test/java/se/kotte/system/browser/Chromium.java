package se.kotte.system.browser;

import com.microsoft.playwright.BrowserType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium to test with: an installed one, else Playwright's own download, else Debian's package. A machine on which none
 * can be had fails the tests, and says what to do.
 */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int MINUTES_TO_INSTALL = 10;

    private Chromium() {}

    static BrowserType.LaunchOptions options() {
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        installed().or(Chromium::install).ifPresent(options::setExecutablePath);
        return options;
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Empty: Playwright found or fetched its own. */
    private static Optional<Path> install() {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        if (run(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium")) return Optional.empty();
        var root = "root".equals(System.getProperty("user.name"));
        if (root
                && run("apt-get", "update", "-qq")
                && run("apt-get", "install", "-y", "-qq", "chromium", "fonts-inter")) return installed();
        throw new IllegalStateException(
                "No Chromium: install it (Debian: apt-get install chromium) or let Playwright download its own; the"
                        + " browser tests are never left out");
    }

    private static boolean run(String... command) {
        try {
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = builder.start();
            if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
