package se.kotte.server.tenancy;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * A municipality, as one request or job sees it.
 *
 * @param origin scheme, host and port of its canonical address, of which every absolute address is built
 * @param plugins ids of the plugins that are on for it
 */
public record Tenant(
        int id,
        String slug,
        String name,
        String origin,
        State state,
        ZoneId zone,
        Locale language,
        String hue,
        String crest,
        Set<String> plugins) {

    public enum State {
        ACTIVE,
        SUSPENDED,
        OFFBOARDING
    }
}
