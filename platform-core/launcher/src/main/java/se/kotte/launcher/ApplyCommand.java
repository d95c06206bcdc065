package se.kotte.launcher;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.kotte.launcher.configuration.Applying;
import se.kotte.launcher.configuration.Applying.Outcome;
import se.kotte.launcher.configuration.ConfigurationFolder;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;

/** {@code kotte apply}: brings the database to what tenant-config says. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Applies the configuration of municipalities and says what changed.",
            "",
            "KOTTE_DB_URL: the database, as jdbc:postgresql://host:port/name.",
            "KOTTE_OPERATOR_USER (kotte_operator), KOTTE_OPERATOR_PASSWORD: who may write what is configured.",
            "KOTTE_HTTP_PORT, KOTTE_KEYCLOAK_URL: for files that hold these placeholders.",
            "",
            "Exits with 2 if something was refused, with 1 if the database failed; what was right is applied all the same."
        })
final class ApplyCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "folder",
            description = "One folder per municipality, and curricula. Default: the installation's tenant-config.")
    private Path folder;

    @Option(names = "--plan", description = "Say what would change, and change nothing.")
    private boolean plan;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    ApplyCommand() {
        this(System.getenv());
    }

    ApplyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Path source = folder == null ? Distribution.current().tenantConfig() : folder;
        if (!Files.isDirectory(source)) throw new LaunchException("There is no folder " + source);
        Login operator = new Login(
                Environment.require(environment, Environment.DB_URL),
                environment.getOrDefault(Environment.OPERATOR + "USER", Bootstrap.OPERATOR),
                Environment.require(environment, Environment.OPERATOR + "PASSWORD"));
        ConfigurationFolder.Read read = ConfigurationFolder.read(source, environment);
        List<Applying.Result> results = new Applying(operator, plan).run(read);

        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        for (Applying.Result result : results) {
            boolean good = result.outcome() == Outcome.CHANGED || result.outcome() == Outcome.UNCHANGED;
            PrintWriter to = good ? out : err;
            to.println(result.municipality() + ": " + word(result.outcome()));
            for (String line : result.lines()) to.println("  " + Printable.of(line));
        }
        for (var finding : read.findings()) err.println(Printable.of(finding.toString()));
        out.flush();
        err.flush();
        if (results.stream().anyMatch(result -> result.outcome() == Outcome.FAILED)) return ExitCodes.FAILED;
        boolean refused =
                !read.findings().isEmpty() || results.stream().anyMatch(result -> result.outcome() == Outcome.REFUSED);
        return refused ? ExitCodes.REFUSED : 0;
    }

    private String word(Outcome outcome) {
        return switch (outcome) {
            case UNCHANGED -> "nothing to do";
            case CHANGED -> plan ? "would change" : "changed";
            case REFUSED -> "refused, nothing was changed";
            case FAILED -> "failed, nothing was changed";
        };
    }
}
