package se.kotte.launcher.configuration;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * One part of what is configured, seen as named values: those in the database, those of the file, and how to bring the
 * first to the second.
 */
interface Part {

    /** Names are words; they sort as they are told. */
    Map<String, String> stored(Handle database, Configuration configuration);

    Map<String, String> wanted(Configuration configuration);

    /** Called only where the two differ. */
    void write(Handle database, Configuration configuration);
}
