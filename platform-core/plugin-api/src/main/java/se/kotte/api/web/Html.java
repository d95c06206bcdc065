package se.kotte.api.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import org.apiguardian.api.API;

/** A piece of a page, written by a generated template: {@code out -> JtefeedGenerated.render(out, null, model)}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Html extends Content {
    void write(HtmlTemplateOutput out);

    @Override
    default void writeTo(TemplateOutput output) {
        write((HtmlTemplateOutput) output);
    }
}
