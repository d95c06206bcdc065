package se.kotte.server.tenancy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * A municipality, as one request or job sees it.
 *
 * @param origin scheme, host and port of its canonical address, of which every absolute address is built
 * @param hue the colour of its pages, as {@code #rrggbb}
 * @param crest hash of the image beside its name; null for none
 * @param picture hash of the image on the sign-in page; null for none
 * @param idleLock after how long without a touch a shared tablet signs staff out
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
        String picture,
        Duration idleLock,
        Set<String> plugins) {

    public enum State {
        ACTIVE,
        SUSPENDED,
        OFFBOARDING
    }
}
