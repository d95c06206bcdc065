package se.kotte.plugins.documentation;

import java.time.Instant;
import java.time.LocalDate;
import se.kotte.api.web.Components;
import se.kotte.api.web.Html;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.When;

/** What every template needs of the request: texts, dates and icons, in the reader's language. */
public record Page(Ui ui, Texts texts, When when) {
    public static Page of(Ui ui) {
        return new Page(ui, ui.texts(Documentation.class), ui.when());
    }

    public String t(String key, Object... namesAndValues) {
        return texts.get(key, namesAndValues);
    }

    public Html icon(String name) {
        return Components.icon(ui, name);
    }

    public Html smallIcon(String name) {
        return Components.smallIcon(ui, name);
    }

    /** The address of a symbol, for one that is drawn neither as icon nor as small icon. */
    public String symbol(String name) {
        return ui.asset(Components.class, "icons.svg") + "#" + name;
    }

    public String moment(Instant at) {
        return when.moment(at);
    }

    public String day(LocalDate day) {
        return when.day(day);
    }
}
