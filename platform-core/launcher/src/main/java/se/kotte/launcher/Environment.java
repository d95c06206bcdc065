package se.kotte.launcher;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which variables go to which process. A variable that is not asked for is not passed on. */
public final class Environment {

    /** Where the database is, and who the application is there. */
    public static final String DB_URL = "KOTTE_DB_URL";

    public static final String DB_USER = "KOTTE_DB_USER";
    public static final String DB_PASSWORD = "KOTTE_DB_PASSWORD";

    /** Prefix of the credentials that may change the schema: for {@code kotte migrate} only. */
    public static final String MIGRATOR = "KOTTE_MIGRATOR_";

    /** Prefix of the credentials that may configure municipalities: for {@code kotte apply} only. */
    public static final String OPERATOR = "KOTTE_OPERATOR_";

    private static final Set<String> LOCALE = Set.of("LANG", "LC_ALL", "LC_CTYPE", "TZ");

    private Environment() {}

    /** The environment of a serving process: the locale of this one and what it is given. */
    static Map<String, String> serving(Map<String, String> given) {
        for (String name : given.keySet())
            if (isForOneCommand(name)) throw new IllegalArgumentException(name + " must not reach the serving process");
        Map<String, String> environment = locale(System.getenv());
        environment.putAll(given);
        return environment;
    }

    /**
     * What {@code kotte serve} passes on of its own environment: the database under the keys that the server reads, and
     * every other variable of Kotte but the migrator's and the operator's.
     */
    static Map<String, String> ofServe(Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>();
        own.forEach((name, value) -> {
            if (name.startsWith("KOTTE_") && !isForOneCommand(name)) environment.put(name, value);
        });
        move(environment, DB_URL, "DB_URL");
        move(environment, DB_USER, "DB_USER");
        move(environment, DB_PASSWORD, "DB_PASSWORD");
        return environment;
    }

    private static boolean isForOneCommand(String name) {
        return name.startsWith(MIGRATOR) || name.startsWith(OPERATOR);
    }

    /**
     * A variable that has to be there.
     *
     * @throws LaunchException names it
     */
    public static String require(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) throw new LaunchException("Set " + name + "; see the command's --help");
        return value;
    }

    private static void move(Map<String, String> environment, String from, String to) {
        String value = environment.remove(from);
        if (value != null) environment.put(to, value);
    }

    /** What every child gets: the language and the time zone of this process. */
    public static Map<String, String> locale(Map<String, String> own) {
        Map<String, String> locale = new TreeMap<>(own);
        locale.keySet().retainAll(LOCALE);
        return locale;
    }
}
