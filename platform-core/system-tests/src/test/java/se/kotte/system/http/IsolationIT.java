package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.system.endpoints.Endpoint;

/**
 * What is somebody else's answers as what never existed: each enumerated endpoint, called with real ids by those who may not
 * know of them (A08, D01, E01, H01).
 */
class IsolationIT {
    private static final int FEWEST_WITH_IDS = 10;

    private static Served served;
    private static List<Endpoint> endpoints;
    private static Map<String, String> real;

    @BeforeAll
    static void write() {
        served = Served.get();
        endpoints = Endpoint.all();
        var tallby = served.tallby;
        var entry = Written.draft(
                served, tallby.pia(), tallby.myran(), "Alva bygger en koja", "children", List.of(tallby.alva()));
        var photo = Written.photo(served, tallby.pia(), entry);
        Written.publish(served, tallby.pia(), entry);
        real = Written.ids(entry, tallby.alva(), photo);
    }

    @Test
    void theIdsAreRealToTheirOwnAuthor() {
        var tried = 0;
        for (var endpoint : endpoints) {
            if (!endpoint.verb().equals("GET")) continue;
            var path = Foreign.path(endpoint, real);
            if (path.isEmpty()) continue;
            var answer = Foreign.call(served.tallby(Population.STAFF, served.tallby.pia()), endpoint, path.get());
            assertThat(answer.status()).as(endpoint.toString()).isEqualTo(200);
            tried++;
        }
        assertThat(tried).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a08ASessionOfBjorkvikIsNoneOnAnyEndpointOfTallby() {
        var bea = served.cookie(served.bjorkvik.tenant(), Population.STAFF, served.bjorkvik.bea());
        for (var endpoint : endpoints) {
            var path = Foreign.path(endpoint, real);
            if (path.isEmpty() || endpoint.path().startsWith("/sign-")) continue;
            var answer = Foreign.call(served.tallby().header("Cookie", bea), endpoint, path.get());
            assertThat(answer.status()).as(endpoint.toString()).isIn(303, 401);
            if (answer.status() == 303) assertThat(answer.header("Location")).contains("/sign-in");
        }
    }

    @Test
    void a08NothingOfTallbyExistsAtBjorkvik() {
        var havet = served.bjorkvik.municipality();
        var britta = havet.staff("Britta", "principal", served.bjorkvik.havet());
        assertNothingExists(() -> served.bjorkvik(Population.STAFF, britta));
    }

    @Test
    void e01NothingOfSolrosenExistsForAPedagogueOfGranen() {
        assertNothingExists(() -> served.tallby(Population.STAFF, served.tallby.ulf()));
    }

    @Test
    void d01NothingOfAlvaExistsForAnotherChildsGuardian() {
        assertNothingExists(() -> served.tallby(Population.GUARDIAN, served.tallby.dan()));
    }

    @Test
    void d02NothingOfAlvaExistsForTheGuardianBarredFromHer() {
        assertNothingExists(() -> served.tallby(Population.GUARDIAN, served.tallby.rolf()));
    }

    /** Real ids answer as made-up ones do: status, header names and bytes, on every endpoint that takes an id. */
    private static void assertNothingExists(Supplier<Request> somebody) {
        var madeUp = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "child",
                UUID.randomUUID().toString(),
                "file",
                UUID.randomUUID().toString());
        var tried = 0;
        for (var endpoint : endpoints) {
            var path = Foreign.path(endpoint, real);
            if (path.isEmpty()) continue;
            var theirs = Foreign.call(somebody.get(), endpoint, path.get());
            var nothing = Foreign.call(
                    somebody.get(), endpoint, Foreign.path(endpoint, madeUp).orElseThrow());
            assertThat(theirs.status()).as("%s: %s", endpoint, theirs.text()).isEqualTo(404);
            assertThat(theirs.shape()).as(endpoint.toString()).isEqualTo(nothing.shape());
            tried++;
        }
        assertThat(tried).isGreaterThanOrEqualTo(FEWEST_WITH_IDS);
    }
}
