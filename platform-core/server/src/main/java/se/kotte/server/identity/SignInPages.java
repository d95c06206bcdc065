package se.kotte.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import se.kotte.api.access.Population;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.server.tenancy.CurrentTenant;

/** The pages around signing in and out. */
@ApplicationScoped
class SignInPages {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final int SECONDS_TO_WAIT = 30;

    /** A way of signing in. */
    record Choice(String address, String icon, String label, String how) {}

    /**
     * The page to choose at.
     *
     * @param reason why the person is here; null when they came by themselves
     * @param shared whether this is a shared tablet
     */
    record Choosing(Texts t, Ui ui, List<Choice> choices, String reason, boolean shared) {}

    /**
     * A sign-in that stopped: what it is and what to do.
     *
     * @param again where to begin anew; null where that would end the same way
     * @param switching population to sign in as after signing out at the issuer; null where that does not help
     */
    record Stopped(
            Texts t,
            String title,
            String detail,
            String again,
            Population switching,
            String returnTo,
            String otherName,
            String otherOrigin) {}

    /** What stopped it, and the status that says so to programs. */
    enum Stop {
        NOT_OURS(400),
        OTHER_TAB(400),
        TOO_LATE(400),
        CANCELLED(400),
        DOWN(503),
        WRONG_MUNICIPALITY(403),
        UNKNOWN(403),
        TWO(403),
        TAKEN(403),
        LEFT(403);

        private final int status;

        Stop(int status) {
            this.status = status;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Whether another account may help: the browser is still signed in at the issuer with this one. */
        boolean isAboutTheAccount() {
            return status == 403;
        }
    }

    @Inject
    private Ui ui;

    View choose(List<Population> populations, String returnTo, Optional<Reason> reason, boolean shared) {
        var t = ui.texts(SignInPages.class);
        var choices = populations.stream()
                .map(population -> choice(t, population, returnTo, shared))
                .toList();
        var page = new Choosing(
                t, ui, choices, reason.map(r -> t.get("reason." + r.code())).orElse(null), shared);
        return View.door(t.get("sign-in.title"), out -> JtechooseGenerated.render(out, null, page));
    }

    private static Choice choice(Texts t, Population population, String returnTo, boolean shared) {
        var begin = begin(population, returnTo);
        return new Choice(
                shared ? begin + (begin.contains("?") ? "&" : "?") + "again=yes" : begin,
                population == Population.STAFF ? "key" : "kids",
                t.get("sign-in." + population.code()),
                t.get("sign-in." + population.code() + ".how", "municipality", municipality()));
    }

    /** The address that begins to sign in. */
    static String begin(Population population, String returnTo) {
        var address = "/sign-in/" + population.code();
        return returnTo.equals(ReturnTo.START) ? address : address + "?returnTo=" + URLEncoder.encode(returnTo, UTF_8);
    }

    /** @param other the municipality whose account it was, if that is what stopped it and it is known */
    Response stopped(Stop stop, Population population, String returnTo, Optional<TenantIdentities.Neighbour> other) {
        var t = ui.texts(SignInPages.class);
        var key = "stop." + stop.code() + (other.isPresent() ? ".known" : "");
        var otherName = other.map(TenantIdentities.Neighbour::name).orElse("");
        var page = new Stopped(
                t,
                t.get("stop." + stop.code() + ".title", "municipality", municipality(), "other", otherName),
                t.get(key + ".detail", "municipality", municipality(), "other", otherName),
                stop.isAboutTheAccount() ? null : population == null ? "/sign-in" : begin(population, returnTo),
                stop.isAboutTheAccount() ? population : null,
                returnTo,
                otherName,
                other.map(TenantIdentities.Neighbour::origin).orElse(null));
        var answer = Response.status(stop.status)
                .type(HTML)
                .entity(View.door(page.title(), out -> JtestoppedGenerated.render(out, null, page)));
        if (stop == Stop.DOWN) answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        return answer.build();
    }

    /**
     * A page that goes on to the issuer by itself. Not a redirect: browsers hold the answer to a form to the page's
     * {@code form-action}, through every redirect.
     */
    Response leaving(URI address) {
        var t = ui.texts(SignInPages.class);
        var view =
                View.door(t.get("leaving.title"), out -> JteleavingGenerated.render(out, null, t, address.toString()));
        return Response.ok(view)
                .type(HTML)
                .header("Refresh", "0;url=" + address)
                .build();
    }

    private static String municipality() {
        return CurrentTenant.get().name();
    }
}
