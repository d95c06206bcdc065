package se.kotte.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.kotte.launcher.roster.DemoRoster;
import se.kotte.launcher.roster.SampleRoster;

/** {@code kotte bundle}: makes a OneRoster bundle of people who do not exist. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = "Makes up a municipality and writes it as a OneRoster 1.2 bundle: to try, to show, to measure.")
final class BundleCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what;

    static final class What {

        @Option(names = "--users", paramLabel = "number", description = "A municipality of so many people.")
        private Integer users;

        @Option(names = "--demo", paramLabel = "slug", description = "One of the demo: tallby or bjorkvik.")
        private String demo;
    }

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Another number, other people. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--today",
            paramLabel = "date",
            description = "The day that dates are reckoned from. Default: today.")
    private LocalDate today;

    @Option(names = "--out", required = true, paramLabel = "file", description = "Where to write it.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate day = today == null ? LocalDate.now(ZoneId.of("Europe/Stockholm")) : today;
        try {
            if (what.demo != null) {
                if (!what.demo.equals(DemoRoster.TALLBY) && !what.demo.equals(DemoRoster.BJORKVIK))
                    throw new ParameterException(spec.commandLine(), "--demo is tallby or bjorkvik.");
                DemoRoster.write(out, what.demo, day);
            } else {
                if (what.users < 1 || what.users > 1_000_000)
                    throw new ParameterException(spec.commandLine(), "--users is a number from 1 to 1000000.");
                SampleRoster.write(out, what.users, seed, day);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }
}
