package se.kotte.plugins.documentation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import se.kotte.api.time.TenantClock;

/** A clock that stands, at noon of a day in Stockholm unless it is set otherwise. */
public final class Noon implements TenantClock {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private Instant now;

    public Noon(LocalDate day) {
        now = of(day);
    }

    public static Instant of(LocalDate day) {
        return at(day, LocalTime.NOON);
    }

    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(STOCKHOLM).toInstant();
    }

    public void set(Instant moment) {
        now = moment;
    }

    public void set(LocalDate day) {
        now = of(day);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public ZoneId zone() {
        return STOCKHOLM;
    }
}
