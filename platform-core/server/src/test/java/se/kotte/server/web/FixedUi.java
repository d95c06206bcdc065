package se.kotte.server.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Locale;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.When;

/** A reader of one language, without a request: for rendering templates. */
public record FixedUi(Locale locale) implements Ui {
    public static FixedUi in(String language) {
        return new FixedUi(Locale.forLanguageTag(language));
    }

    /** What a browser would get. */
    public static String rendered(Content content) {
        var text = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }

    @Override
    public Texts texts(Class<?> feature) {
        return Texts.of(feature, locale);
    }

    @Override
    public String asset(Class<?> owner, String file) {
        if (owner.getResource("/META-INF/kotte/assets/" + file) == null)
            throw new IllegalStateException("no asset " + file);
        return "/assets/0/core/" + file;
    }

    @Override
    public When when() {
        throw new UnsupportedOperationException("no clock here");
    }
}
