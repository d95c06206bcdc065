package se.kotte.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import se.kotte.api.access.Population;
import se.kotte.server.identity.SignInPages.Stop;
import se.kotte.server.identity.oidc.CodeFlow;
import se.kotte.server.identity.oidc.CodeFlow.Asking;
import se.kotte.server.identity.oidc.Identified;
import se.kotte.server.identity.oidc.Secrets;
import se.kotte.server.identity.oidc.SignInRefused;
import se.kotte.server.identity.oidc.SignInRefused.Kind;
import se.kotte.server.identity.oidc.TenantIdentity;
import se.kotte.server.tenancy.CurrentTenant;

/**
 * The way from wanting to sign in to a session, one step per visit of the browser. Where municipalities share a realm it
 * is asked quietly first: who is signed in there already comes in without a page, or learns that it is as somebody of
 * another municipality; only when nobody is, the municipality's provider is asked. No transaction is open while the issuer
 * is waited for.
 */
@ApplicationScoped
class SignIn {
    private static final System.Logger LOG = System.getLogger(SignIn.class.getName());

    /** What the browser is to do next. */
    sealed interface Step {
        /** Go to the issuer, with the attempt in its cookie. */
        record Ask(URI address, SignInAttempt attempt) implements Step {}

        /** Go on as somebody. */
        record Enter(Session session, String returnTo, String idToken) implements Step {}

        /** Have the issuer's session ended, which is somebody's who has left. */
        record Leave(URI address) implements Step {}

        /**
         * Read why it goes no further.
         *
         * @param other whose account it was, where that is why
         * @param idToken of that account, to sign it out with
         */
        record Stay(
                Stop stop,
                Population population,
                String returnTo,
                Optional<TenantIdentities.Neighbour> other,
                Optional<String> idToken)
                implements Step {}
    }

    @Inject
    private TenantIdentities identities;

    @Inject
    private IdentityConfiguration configuration;

    @Inject
    private SessionCookie sessions;

    @Inject
    private CodeFlow flow;

    @Inject
    private Binding binding;

    /**
     * The first step.
     *
     * @param anew whoever is signed in at the issuer is not the person who wants to come in
     */
    Step begin(TenantIdentity identity, String returnTo, Locale language, boolean anew, Instant now) {
        var asking = identity.requiredOrganization() != null ? Asking.QUIETLY : openly(anew);
        return ask(identity, returnTo, language, asking, anew, now);
    }

    /** The first step when the issuer's session has just been ended. */
    Step beginAnew(TenantIdentity identity, String returnTo, Locale language, Instant now) {
        return ask(identity, returnTo, language, Asking.ANEW, true, now);
    }

    private Step ask(
            TenantIdentity identity, String returnTo, Locale language, Asking asking, boolean anew, Instant now) {
        var attempt = new SignInAttempt(
                identity.tenant(), identity.population(), returnTo, now, asking, anew, Secrets.create());
        try {
            return new Step.Ask(flow.begin(identity, callback(), attempt.secrets(), language, asking), attempt);
        } catch (SignInRefused e) {
            return refused(e, identity, returnTo);
        }
    }

    private static Asking openly(boolean anew) {
        return anew ? Asking.ANEW : Asking.OPENLY;
    }

    /** The step after the issuer's answer to {@code attempt}, which is this browser's. */
    Step finish(TenantIdentity identity, SignInAttempt attempt, CodeFlow.Answer answer, Locale language, Instant now) {
        try {
            var who = flow.finish(identity, callback(), attempt.secrets(), configuration.secret(identity), answer);
            if (attempt.isAboutSomebodyElse()) return leave(identity, attempt, who.idToken());
            return enter(identity, who, attempt.returnTo(), now);
        } catch (SignInRefused e) {
            if (attempt.asking() == Asking.QUIETLY && e.kind() == Kind.NOBODY)
                return ask(identity, attempt.returnTo(), language, openly(attempt.anew()), attempt.anew(), now);
            if (attempt.isAboutSomebodyElse() && e.idToken().isPresent())
                return leave(identity, attempt, e.idToken().get());
            return refused(e, identity, attempt.returnTo());
        }
    }

    private Step enter(TenantIdentity identity, Identified who, String returnTo, Instant now) {
        var match = binding.match(identity.population(), who);
        if (match != Binding.Match.FOUND) {
            LOG.log(System.Logger.Level.INFO, "sign-in at tenant {0} refused: {1}", identity.tenant(), match);
            return new Step.Stay(
                    Stop.valueOf(match.name()),
                    identity.population(),
                    returnTo,
                    Optional.empty(),
                    Optional.of(who.idToken()));
        }
        var session = sessions.begin(
                identity.tenant(),
                identity.population(),
                who.issuer(),
                who.subject(),
                who.sid(),
                who.acr(),
                who.authTime(),
                now);
        return new Step.Enter(session, returnTo, who.idToken());
    }

    private Step leave(TenantIdentity identity, SignInAttempt attempt, String idToken) {
        var then = new AfterSignOut(identity.population(), attempt.returnTo());
        var back = URI.create(CurrentTenant.get().origin() + "/sign-in");
        try {
            return new Step.Leave(flow.end(identity, idToken, back, then.state())
                    .orElseGet(() -> then.address(CurrentTenant.get().origin())));
        } catch (SignInRefused e) {
            return refused(e, identity, attempt.returnTo());
        }
    }

    private Step refused(SignInRefused refused, TenantIdentity identity, String returnTo) {
        var level = refused.kind() == Kind.DOWN ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
        LOG.log(level, "sign-in at tenant {0} refused: {1}", identity.tenant(), refused.getMessage());
        var other = refused.usedProvider()
                .filter(alias -> !alias.equals(identity.idpAlias()))
                .flatMap(alias -> identities.neighbour(identity.issuer(), alias));
        return new Step.Stay(stop(refused.kind()), identity.population(), returnTo, other, refused.idToken());
    }

    private static Stop stop(Kind kind) {
        return switch (kind) {
            case NOT_OURS -> Stop.NOT_OURS;
            case NOBODY, TOO_LATE -> Stop.TOO_LATE;
            case CANCELLED -> Stop.CANCELLED;
            case WRONG_MUNICIPALITY -> Stop.WRONG_MUNICIPALITY;
            case DOWN -> Stop.DOWN;
        };
    }

    private static URI callback() {
        return URI.create(CurrentTenant.get().origin() + "/sign-in/callback");
    }
}
