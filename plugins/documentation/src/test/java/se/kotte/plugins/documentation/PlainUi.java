package se.kotte.plugins.documentation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.When;

/** A request in one language. */
public record PlainUi(Locale locale) implements Ui {
    public static final PlainUi SWEDISH = new PlainUi(Locale.forLanguageTag("sv"));
    public static final PlainUi ENGLISH = new PlainUi(Locale.ENGLISH);

    @Override
    public Texts texts(Class<?> feature) {
        return Texts.of(feature, locale);
    }

    @Override
    public String asset(Class<?> owner, String file) {
        return "/assets/0/" + file;
    }

    @Override
    public When when() {
        return new When() {
            @Override
            public String moment(Instant instant) {
                return instant.toString();
            }

            @Override
            public String day(LocalDate day) {
                return day.toString();
            }
        };
    }
}
