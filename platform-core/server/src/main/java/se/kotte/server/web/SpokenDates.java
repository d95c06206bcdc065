package se.kotte.server.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Texts;
import se.kotte.api.web.When;

/** "i dag 11.40", "i går 15.05", "fredag 13 november". */
record SpokenDates(TenantClock clock, Texts texts, Locale locale) implements When {
    private static final int DAYS_OF_A_WEEK = 7;

    @Override
    public String moment(Instant instant) {
        var local = instant.atZone(clock.zone());
        return texts.get(
                "when.moment",
                "day",
                day(local.toLocalDate()),
                "time",
                local.format(DateTimeFormatter.ofPattern(texts.get("when.time-pattern"), locale)));
    }

    @Override
    public String day(LocalDate day) {
        var today = clock.today();
        if (day.equals(today)) return texts.get("when.today");
        if (day.equals(today.minusDays(1))) return texts.get("when.yesterday");
        if (day.equals(today.plusDays(1))) return texts.get("when.tomorrow");
        var near = day.isAfter(today.minusDays(DAYS_OF_A_WEEK)) && day.isBefore(today.plusDays(DAYS_OF_A_WEEK));
        var pattern = near
                ? "when.near-pattern"
                : day.getYear() == today.getYear() ? "when.year-pattern" : "when.far-pattern";
        return day.format(DateTimeFormatter.ofPattern(texts.get(pattern), locale));
    }
}
