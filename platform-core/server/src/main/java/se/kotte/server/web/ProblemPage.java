package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;

/** A problem as a page: what is wrong and what to do, in words. */
@ApplicationScoped
class ProblemPage {
    @Inject
    private Ui ui;

    Response answer(int status, String code) {
        var texts = ui.texts(ProblemPage.class);
        var view = View.bare(
                texts.get("problem." + code + ".title"), out -> JteproblemGenerated.render(out, null, texts, code));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(view)
                .build();
    }
}
