package se.kotte.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kotte.api.access.Population.GUARDIAN;
import static se.kotte.api.access.Population.STAFF;
import static se.kotte.server.identity.SignInFixture.NOW;
import static se.kotte.server.identity.SignInFixture.guardian;
import static se.kotte.server.identity.SignInFixture.staff;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kotte.server.identity.oidc.Identified;

/** Rules 2, 6 and 8 of the package; C03, C04, C06, C07 and D06 of the abuse catalogue, as far as the database decides. */
class SignedInTest {
    @AutoClose
    final SignInFixture house = new SignInFixture();

    private final int tallby = house.tallby.tenant();
    private final int bjorkvik = house.bjorkvik.tenant();
    private final Identified pia = staff("s-pia", "pia.tallby");
    private final Identified tove = guardian("g-tove", "tove");
    private final Instant lastEnd = NOW.plusSeconds(30L * 24 * 3600);

    @BeforeEach
    void bind() {
        house.match(tallby, STAFF, pia);
        house.match(tallby, GUARDIAN, tove);
        house.match(bjorkvik, GUARDIAN, tove);
    }

    @Test
    void a_bound_person_is_found() {
        assertThat(gone(session(NOW))).isNull();
    }

    @Test
    void c03_a_copy_of_the_cookie_is_refused_after_signing_out() {
        var session = session(NOW);
        house.signedOut.here(session, NOW.plusSeconds(60));
        assertThat(gone(session)).isEqualTo(Reason.SIGNED_OUT);
        assertThat(gone(session.issuedAgain(NOW.plusSeconds(120)))).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void c03_also_when_it_began_in_the_same_instant_or_on_a_node_whose_clock_is_ahead() {
        var session = session(NOW);
        house.signedOut.here(session, NOW);
        assertThat(gone(session)).isEqualTo(Reason.SIGNED_OUT);
        var ahead = house.session(tallby, GUARDIAN, tove, NOW.plusSeconds(30));
        house.signedOut.here(ahead, NOW);
        assertThat(gone(ahead)).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void signing_in_again_by_the_same_session_of_the_issuer_counts() {
        house.signedOut.here(session(NOW), NOW.plusSeconds(60));
        assertThat(gone(session(NOW.plusSeconds(61)))).isNull();
    }

    @Test
    void a_session_that_the_issuer_ended_never_counts_again() {
        house.signedOut.session(SignInFixture.STAFF, pia.sid(), lastEnd, NOW);
        assertThat(gone(session(NOW))).isEqualTo(Reason.SIGNED_OUT);
        assertThat(gone(session(NOW.plusSeconds(3600)))).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void what_ended_for_good_is_not_brought_back_by_signing_out_here() {
        house.signedOut.session(SignInFixture.STAFF, pia.sid(), lastEnd, NOW);
        house.signedOut.here(session(NOW), NOW.plusSeconds(60));
        assertThat(gone(session(NOW.plusSeconds(61)))).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void when_the_issuer_ends_all_of_a_persons_sessions_a_later_one_counts() {
        house.signedOut.subject(SignInFixture.STAFF, pia.subject(), lastEnd, NOW.plusSeconds(1));
        assertThat(gone(session(NOW))).isEqualTo(Reason.SIGNED_OUT);
        assertThat(gone(session(NOW.plusSeconds(1)))).isNull();
    }

    @Test
    void a_session_without_a_name_is_signed_out_by_its_person() {
        var nameless = new Identified(pia.issuer(), pia.subject(), "", "", NOW, null, "token");
        var session = house.session(tallby, STAFF, nameless, NOW);
        assertThat(gone(session)).isNull();
        house.signedOut.here(session, NOW.plusSeconds(60));
        assertThat(gone(session)).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void d06_signing_out_in_one_municipality_ends_the_session_in_the_other() {
        house.signedOut.here(house.session(tallby, GUARDIAN, tove, NOW), NOW.plusSeconds(60));
        assertThat(gone(house.session(bjorkvik, GUARDIAN, tove, NOW))).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void c07_the_same_name_of_a_session_at_another_issuer_signs_nobody_out() {
        house.signedOut.session(SignInFixture.STAFF, tove.sid(), lastEnd, NOW);
        house.signedOut.subject(SignInFixture.STAFF, tove.subject(), lastEnd, NOW.plusSeconds(60));
        assertThat(gone(house.session(tallby, GUARDIAN, tove, NOW))).isNull();
    }

    @Test
    void c07_the_same_again_does_the_same_again() {
        for (int i = 0; i < 3; i++) house.signedOut.session(SignInFixture.STAFF, pia.sid(), lastEnd, NOW);
        assertThat(house.count("signed_out")).isEqualTo(1);
    }

    @Test
    void a_sign_out_is_forgotten_when_no_cookie_of_it_can_be_valid() {
        house.signedOut.here(session(NOW), NOW);
        var later = NOW.plusSeconds(8 * 3600);
        house.signedOut.session(SignInFixture.GUARDIANS, "other", later.plusSeconds(3600), later);
        assertThat(house.count("signed_out")).isEqualTo(2);
        house.signedOut.session(SignInFixture.GUARDIANS, "other", later.plusSeconds(3600), later.plusSeconds(1));
        assertThat(house.count("signed_out")).isEqualTo(1);
    }

    @Test
    void c06_who_has_left_is_refused_on_the_next_request_and_told_why() {
        var session = session(NOW);
        house.end(tallby, house.tallby.pia());
        assertThat(gone(session)).isEqualTo(Reason.LEFT);
    }

    @Test
    void c04_staff_are_no_guardians_and_a_session_counts_in_its_own_municipality_only() {
        assertThat(gone(house.session(tallby, GUARDIAN, pia, NOW))).isEqualTo(Reason.SIGNED_OUT);
        assertThat(gone(house.session(bjorkvik, STAFF, pia, NOW))).isEqualTo(Reason.SIGNED_OUT);
    }

    @Test
    void an_issuer_that_a_municipality_has_left_signs_nobody_in_any_more() {
        house.db.asOwner("update core.tenant_identity set issuer = 'https://new.example' where tenant_id = " + tallby
                + " and population = 'staff'");
        assertThat(gone(session(NOW))).isEqualTo(Reason.SIGNED_OUT);
        assertThat(gone(house.session(tallby, GUARDIAN, tove, NOW))).isNull();
    }

    @Test
    void each_municipality_has_its_own_clients_and_an_unknown_issuer_none() {
        assertThat(house.identities.of(tallby))
                .extracting(i -> i.clientId())
                .containsExactly("kotte-tallby-guardian", "kotte-tallby-staff");
        assertThat(house.identities.of(tallby, STAFF).orElseThrow().idpAlias()).isEqualTo("tallby-idp");
        assertThat(house.identities.clients(SignInFixture.STAFF))
                .containsExactlyInAnyOrder("kotte-tallby-staff", "kotte-bjorkvik-staff");
        assertThat(house.identities.clients("https://unknown.example")).isEmpty();
        assertThat(house.identities.clients(null)).isEmpty();
    }

    @Test
    void c01_the_neighbour_is_named_by_the_provider_that_was_used() {
        assertThat(house.identities.neighbour(SignInFixture.STAFF, "bjorkvik-idp"))
                .hasValue(new TenantIdentities.Neighbour("Björkvik", "http://bjorkvik.localhost:8080"));
        assertThat(house.identities.neighbour(SignInFixture.GUARDIANS, "bjorkvik-idp"))
                .isEmpty();
        assertThat(house.identities.neighbour(SignInFixture.STAFF, "unknown")).isEmpty();
    }

    @Test
    void at_twenty_thousand_persons_and_sign_outs_each_table_is_read_by_its_key() {
        house.db.asOwner("""
                insert into core.person (tenant_id, id, given_name, family_name)
                select %1$d, gen_random_uuid(), 'A', 'B' from generate_series(1, 20000);
                insert into core.sign_in (tenant_id, population, issuer, subject, person_id, bound_at)
                select tenant_id, 'staff', '%2$s', 'x-' || id, id, now() from core.person where given_name = 'A';
                insert into core.signed_out (issuer, kind, value, expires_at)
                select '%2$s', 'sid', 'y-' || n, now() from generate_series(1, 20000) n;
                """.formatted(tallby, SignInFixture.STAFF));
        house.db.asSuperuser("analyze core.person, core.sign_in, core.signed_out, core.tenant_identity");
        var session = session(NOW);
        List<String> plan = house.db.inTenant(
                tallby,
                sql -> sql.of("explain " + SignedIn.STATEMENT)
                        .bind("population", session.population())
                        .bind("issuer", session.issuer())
                        .bind("subject", session.subject())
                        .bind("sid", session.sid())
                        .bind("startedAt", session.startedAt())
                        .list(row -> row.text("QUERY PLAN")));
        assertThat(String.join("\n", plan))
                .containsPattern("sign_in_pk on sign_in s .*\\n.*Index Cond: .*subject = ")
                .containsPattern("person_pk on person p .*\\n.*Index Cond: .*id = s.person_id")
                .containsPattern("signed_out_pk on signed_out o .*\\n.*Index Cond: .*value = ")
                .containsPattern("signed_out_pk on signed_out o_1 .*\\n.*Index Cond: .*value = ");
    }

    private Session session(Instant started) {
        return house.session(tallby, STAFF, pia, started);
    }

    private Reason gone(Session session) {
        return house.find(session).gone();
    }
}
