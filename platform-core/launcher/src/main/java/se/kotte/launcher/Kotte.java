package se.kotte.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.kotte.launcher.demo.Demo;

/** The command {@code kotte}. Each sub-command is a class of its own and ends with an exit code other than 0 if it failed. */
@Command(
        name = "kotte",
        mixinStandardHelpOptions = true,
        version = "Kotte",
        description = "Pedagogical documentation and guardian contact for municipal preschools.",
        subcommands = {
            Serve.class,
            Migrate.class,
            PluginCommand.class,
            ApplyCommand.class,
            ImportCommand.class,
            BundleCommand.class,
            Demo.class
        })
public final class Kotte implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** With all sub-commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new Kotte()).setExecutionExceptionHandler((e, command, parsed) -> {
            // A child that was ended on purpose looks like one that failed.
            if (Shutdown.isUnderWay()) return CommandLine.ExitCode.SOFTWARE;
            if (!(e instanceof LaunchException)) throw e;
            command.getErr().println("kotte: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }
}
