package se.kotte.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;

/** {@code kotte plugin}: which plugins are on, where, and switching them at once. */
@Command(
        name = "plugin",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Shows and switches the plugins of municipalities.",
            "",
            "KOTTE_DB_URL: the database, as jdbc:postgresql://host:port/name.",
            "KOTTE_OPERATOR_USER (kotte_operator), KOTTE_OPERATOR_PASSWORD: who may write what is configured.",
            "",
            "A change counts from the next request, on every node. It is for haste: \"kotte apply\" sets every",
            "municipality to what its file in tenant-config says.",
            "",
            "Exits with 2 if there is no such municipality or plugin, with 1 if the database failed."
        })
final class PluginCommand implements Runnable {
    private static final String DESCRIPTOR = "META-INF/kotte/plugin.json";

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Supplier<List<Path>> jars;

    PluginCommand() {
        this(System.getenv(), () -> Distribution.current().bundledPlugins());
    }

    /** @param jars of the plugins that are installed */
    PluginCommand(Map<String, String> environment, Supplier<List<Path>> jars) {
        this.environment = environment;
        this.jars = jars;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, enable or disable.");
    }

    @Command(
            name = "list",
            exitCodeOnInvalidInput = ExitCodes.USAGE,
            description = "Lists the installed plugins and the municipalities where each is on.")
    int list() {
        Map<String, String> versions = installed();
        return inDatabase(connection -> {
            Map<String, String> places = new TreeMap<>();
            versions.keySet().forEach(plugin -> places.put(plugin, ""));
            String query = "select p.plugin_id, string_agg(t.slug, ', ' order by t.slug) from core.tenant_plugin p"
                    + " join core.tenant t on t.id = p.tenant_id group by p.plugin_id";
            try (ResultSet rows = connection.createStatement().executeQuery(query)) {
                while (rows.next()) places.put(rows.getString(1), rows.getString(2));
            }
            places.forEach((plugin, on) -> out().println(plugin + " " + versions.getOrDefault(plugin, "(not installed)")
                    + (on.isEmpty() ? "" : " on: " + on)));
            return 0;
        });
    }

    @Command(
            name = "enable",
            exitCodeOnInvalidInput = ExitCodes.USAGE,
            description = "Switches a plugin on for a municipality.")
    int enable(
            @Parameters(paramLabel = "municipality", description = "Its short name.") String slug,
            @Parameters(paramLabel = "plugin") String plugin) {
        Map<String, String> versions = installed();
        if (!versions.containsKey(plugin))
            return refused("There is no plugin " + plugin + "; installed are "
                    + (versions.isEmpty() ? "none" : String.join(", ", versions.keySet())));
        return inTenant(slug, (connection, tenant) -> {
            String insert =
                    "insert into core.tenant_plugin (tenant_id, plugin_id) values (?, ?) on conflict do nothing";
            say(plugin, "on", slug, update(connection, insert, tenant, plugin));
        });
    }

    @Command(
            name = "disable",
            exitCodeOnInvalidInput = ExitCodes.USAGE,
            description = "Switches a plugin off for a municipality. What it stored stays.")
    int disable(
            @Parameters(paramLabel = "municipality", description = "Its short name.") String slug,
            @Parameters(paramLabel = "plugin") String plugin) {
        return inTenant(slug, (connection, tenant) -> {
            String delete = "delete from core.tenant_plugin where tenant_id = ? and plugin_id = ?";
            say(plugin, "off", slug, update(connection, delete, tenant, plugin));
        });
    }

    private interface Work {
        int in(Connection connection) throws SQLException;
    }

    private interface TenantWork {
        void in(Connection connection, int tenant) throws SQLException;
    }

    private int inTenant(String slug, TenantWork work) {
        return inDatabase(connection -> {
            try (PreparedStatement find = connection.prepareStatement("select id from core.tenant where slug = ?")) {
                find.setString(1, slug);
                ResultSet row = find.executeQuery();
                if (!row.next()) return refused("There is no municipality " + slug);
                work.in(connection, row.getInt(1));
                return 0;
            }
        });
    }

    private int inDatabase(Work work) {
        Login operator = new Login(
                Environment.require(environment, Environment.DB_URL),
                environment.getOrDefault(Environment.OPERATOR + "USER", Bootstrap.OPERATOR),
                Environment.require(environment, Environment.OPERATOR + "PASSWORD"));
        try (Connection connection = operator.connect()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new LaunchException("The database cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean update(Connection connection, String sql, int tenant, String plugin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, tenant);
            statement.setString(2, plugin);
            return statement.executeUpdate() == 1;
        }
    }

    private void say(String plugin, String state, String slug, boolean changed) {
        out().println(plugin + (changed ? " is now " : " was already ") + state + " in " + slug);
    }

    private int refused(String why) {
        spec.commandLine().getErr().println(Printable.of(why));
        spec.commandLine().getErr().flush();
        return ExitCodes.REFUSED;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Versions by id. */
    private Map<String, String> installed() {
        Map<String, String> versions = new TreeMap<>();
        for (Path jar : jars.get()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                JsonObject descriptor = Json.createReader(file.getInputStream(file.getJarEntry(DESCRIPTOR)))
                        .readObject();
                versions.put(descriptor.getString("id"), descriptor.getString("version"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return versions;
    }
}
