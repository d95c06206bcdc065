package se.kotte.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.server.identity.SessionCookie.Judged;

/** Rules 1 to 4 of the package; C04 and C05 of the abuse catalogue. */
class SessionCookieTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");
    private static final int TALLBY = 1;
    private static final int BJORKVIK = 2;
    private static final Map<Population, Limits> LIMITS = Map.of(
            Population.STAFF, new Limits(Duration.ofMinutes(60), Duration.ofHours(8), false),
            Population.GUARDIAN, new Limits(Duration.ofDays(14), Duration.ofDays(30), true));

    private final SessionCookie cookie = new SessionCookie(Seal.of(Keys.OLD), LIMITS);

    @Test
    void a_session_comes_back_as_it_went_out() {
        var pia = session(Population.STAFF);
        assertThat(cookie.judge(value(pia), TALLBY, NOW)).isEqualTo(new Judged.Accepted(pia, false));
    }

    @Test
    void any_node_with_the_keys_accepts_it() {
        var other = new SessionCookie(Seal.of(Keys.NEW + "," + Keys.OLD), LIMITS);
        assertThat(other.judge(value(session(Population.STAFF)), TALLBY, NOW)).isInstanceOf(Judged.Accepted.class);
    }

    @Test
    void c04_the_cookie_of_tallby_is_refused_at_bjorkvik() {
        assertThat(cookie.judge(value(session(Population.STAFF)), BJORKVIK, NOW))
                .isEqualTo(new Judged.Refused(Reason.OTHER_MUNICIPALITY));
    }

    @Test
    void c04_a_guardian_stays_a_guardian_whatever_is_done_to_the_value() {
        var value = value(session(Population.GUARDIAN));
        assertThat(((Judged.Accepted) cookie.judge(value, TALLBY, NOW))
                        .session()
                        .population())
                .isEqualTo(Population.GUARDIAN);
        for (int at = 0; at < value.length(); at++) {
            char was = value.charAt(at);
            var changed = value.substring(0, at) + (was == 'x' ? 'y' : 'x') + value.substring(at + 1);
            var judged = cookie.judge(changed, TALLBY, NOW);
            if (judged instanceof Judged.Accepted accepted)
                assertThat(accepted.session().population()).isEqualTo(Population.GUARDIAN);
            else assertThat(judged).isEqualTo(new Judged.Refused(Reason.UNREADABLE));
        }
    }

    @Test
    void c04_an_unknown_kid_is_refused() {
        var elsewhere = new SessionCookie(Seal.of(Keys.NEW), LIMITS);
        assertThat(elsewhere.judge(value(session(Population.STAFF)), TALLBY, NOW))
                .isEqualTo(new Judged.Refused(Reason.UNREADABLE));
    }

    @Test
    void c04_a_cookie_sealed_for_another_purpose_is_no_session() {
        var other = Seal.of(Keys.OLD).seal("kotte-sign-in", "anything".getBytes(UTF_8));
        assertThat(cookie.judge(other, TALLBY, NOW)).isEqualTo(new Judged.Refused(Reason.UNREADABLE));
    }

    @Test
    void sealed_content_of_another_form_is_no_session() {
        var seal = Seal.of(Keys.OLD);
        for (var content : new byte[][] {{}, {1}, {9, 0, 0, 0, 1}, new byte[200]})
            assertThat(cookie.judge(seal.seal("kotte-session", content), TALLBY, NOW))
                    .isEqualTo(new Judged.Refused(Reason.UNREADABLE));
    }

    @Test
    void an_unused_session_ends_with_the_idle_limit_and_not_before() {
        var value = value(session(Population.STAFF));
        assertThat(cookie.judge(value, TALLBY, NOW.plusSeconds(3599))).isInstanceOf(Judged.Accepted.class);
        assertThat(cookie.judge(value, TALLBY, NOW.plusSeconds(3600))).isEqualTo(new Judged.Refused(Reason.EXPIRED));
    }

    @Test
    void it_is_issued_again_after_a_fifth_of_the_idle_limit() {
        var value = value(session(Population.STAFF));
        assertThat(((Judged.Accepted) cookie.judge(value, TALLBY, NOW.plusSeconds(719))).renew())
                .isFalse();
        assertThat(((Judged.Accepted) cookie.judge(value, TALLBY, NOW.plusSeconds(720))).renew())
                .isTrue();
    }

    @Test
    void c04_however_much_it_is_used_it_ends_at_the_absolute_limit() {
        var session = session(Population.STAFF);
        var now = NOW;
        for (int i = 0; i < 15; i++) {
            now = now.plus(Duration.ofMinutes(30));
            assertThat(cookie.judge(value(session), TALLBY, now)).isInstanceOf(Judged.Accepted.class);
            session = session.issuedAgain(now);
        }
        assertThat(cookie.judge(
                        value(session), TALLBY, NOW.plus(Duration.ofHours(8)).minusSeconds(1)))
                .isInstanceOf(Judged.Accepted.class);
        assertThat(cookie.judge(value(session), TALLBY, NOW.plus(Duration.ofHours(8))))
                .isEqualTo(new Judged.Refused(Reason.EXPIRED));
    }

    @Test
    void c05_the_cookie_can_only_be_set_by_this_host_and_not_be_read_by_scripts() {
        assertThat(cookie.issue(session(Population.STAFF)))
                .startsWith("__Host-kotte=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(Cookies.SESSION.clear())
                .isEqualTo("__Host-kotte=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    @Test
    void staff_cookies_end_with_the_browser_and_guardians_stay() {
        assertThat(cookie.issue(session(Population.STAFF))).doesNotContain("Max-Age");
        assertThat(cookie.issue(session(Population.GUARDIAN))).endsWith("; Max-Age=" + 31L * 24 * 3600);
    }

    @Test
    void it_fits_into_a_quarter_of_a_cookie() {
        assertThat(cookie.issue(session(Population.STAFF)).length()).isLessThan(1024);
    }

    @Test
    void a_sign_out_is_remembered_for_as_long_as_the_longest_session_may_last() {
        assertThat(cookie.lastEnd(NOW)).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    private Session session(Population population) {
        return cookie.begin(
                TALLBY,
                population,
                "http://localhost:8180/realms/staff",
                "7e1d5f0c-5d0a-4b57-9d0c-0f0f6c7c1b11",
                "b8f2d9f0-9a0e-4b4c-8c55-2f9a9b9b7a10",
                "1",
                NOW.minusSeconds(5),
                NOW);
    }

    private String value(Session session) {
        var header = cookie.issue(session);
        return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
    }
}
