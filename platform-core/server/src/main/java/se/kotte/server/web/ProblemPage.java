package se.kotte.server.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;

/** A problem as a page: what is wrong and what to do, in words. */
@ApplicationScoped
class ProblemPage {
    /**
     * Something to try.
     *
     * @param href null for what is not done here
     * @param key of its texts, below {@code try.}
     */
    record Try(String icon, String href, String key) {}

    /** @param incident what to name when asking for help; null where it would help nobody */
    record Model(Ui ui, Texts t, String code, List<Try> tries, String incident) {}

    private static final Try HOME = new Try("home", "/", "home");

    @Inject
    private Ui ui;

    /**
     * @param code of the problem, as in its type
     * @param again where the same can be tried once more: this page, or the one with the form; null for nowhere
     * @param incident code in the log; null for none
     */
    Response answer(int status, String code, String again, String incident) {
        var texts = ui.texts(ProblemPage.class);
        var model = new Model(ui, texts, code, tries(code, again), incident);
        var view =
                View.bare(texts.get("problem." + code + ".title"), out -> JteproblemGenerated.render(out, null, model));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(view)
                .build();
    }

    static List<Try> tries(String code, String again) {
        // What is not there and what is someone else's look the same: nothing here may depend on how the person came.
        if (code.equals("not-found"))
            return List.of(HOME, new Try("key", "/sign-in", "sign-in"), new Try("chat", null, "ask"));
        var tries = new ArrayList<Try>();
        if (again != null) tries.add(new Try("refresh", again, "again"));
        tries.add(HOME);
        return tries;
    }
}
