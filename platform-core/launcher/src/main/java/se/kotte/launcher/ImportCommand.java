package se.kotte.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.server.roster.ImportReport;
import se.kotte.server.roster.RosterImport;

/** {@code kotte import}: takes a OneRoster bundle into a municipality. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Imports units and people of one municipality from a OneRoster 1.2 bundle (CSV, bulk), and says what changed.",
            "",
            "All or nothing: one wrong row, and nothing is changed.",
            "",
            "KOTTE_DB_URL: the database, as jdbc:postgresql://host:port/name.",
            "KOTTE_DB_USER (kotte_app), KOTTE_DB_PASSWORD: the application's login.",
            "",
            "Exits with 0 if it was done or there was nothing to do, with 2 if the bundle was refused."
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "municipality", description = "Its slug, such as tallby.")
    private String municipality;

    @Parameters(index = "1", paramLabel = "bundle.zip", description = "The bundle.")
    private Path bundle;

    @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--allow-ending",
            paramLabel = "percent",
            defaultValue = "20",
            description = "How much of each kind may end. Default: ${DEFAULT-VALUE}.")
    private int allowEnding;

    @Option(names = "--allow-administrators", description = "Confirm that the bundle grants administration.")
    private boolean allowAdministrators;

    @Option(
            names = "--allow-identifiers",
            description = "Confirm that people who have signed in get another identifier, and are signed out.")
    private boolean allowIdentifiers;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Clock clock;

    ImportCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    ImportCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (allowEnding < 0 || allowEnding > 100)
            throw new ParameterException(spec.commandLine(), "--allow-ending is a percentage from 0 to 100.");
        Login application = new Login(
                Environment.require(environment, Environment.DB_URL),
                environment.getOrDefault(Environment.DB_USER, Bootstrap.APP),
                Environment.require(environment, Environment.DB_PASSWORD));
        Instant start = Instant.now();
        ImportReport report = run(application);
        PrintWriter out = spec.commandLine().getOut();
        new ImportText(out).print(report);
        out.printf(
                Locale.ROOT,
                "%nTook %.1f s, peak heap %d MB.%n",
                Duration.between(start, Instant.now()).toMillis() / 1000.0,
                peakHeap() >> 20);
        out.flush();
        return report.isRefused() ? ExitCodes.REFUSED : 0;
    }

    private ImportReport run(Login application) {
        var options = new RosterImport.Options(dryRun, allowEnding, allowAdministrators, allowIdentifiers, null);
        try (Connection connection = application.connect()) {
            connection.setAutoCommit(false);
            ImportReport report = RosterImport.run(connection, municipality, bundle, options, clock);
            connection.commit();
            return report;
        } catch (SQLException e) {
            throw new LaunchException("The database failed, and nothing was changed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LaunchException("The bundle cannot be read, and nothing was changed: " + e.getMessage(), e);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
