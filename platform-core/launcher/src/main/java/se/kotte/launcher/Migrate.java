package se.kotte.launcher;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.launcher.database.Migrations;

/** {@code kotte migrate}: the only process that holds credentials by which the schema can be changed. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the schemas of the core and the bundled plugins up to this version.",
            "",
            "KOTTE_DB_URL: the database, as jdbc:postgresql://host:port/name.",
            "KOTTE_MIGRATOR_USER (kotte_migrator), KOTTE_MIGRATOR_PASSWORD: a login that may become kotte_owner.",
            "",
            "Exits with 1 if a migration failed; those before it stay applied."
        })
final class Migrate implements Callable<Integer> {

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        Login migrator = new Login(
                Environment.require(environment, Environment.DB_URL),
                environment.getOrDefault(Environment.MIGRATOR + "USER", Bootstrap.MIGRATOR),
                Environment.require(environment, Environment.MIGRATOR + "PASSWORD"));
        new Migrations(migrator).run(Distribution.current().bundledPlugins()).forEach(System.out::println);
        return 0;
    }
}
