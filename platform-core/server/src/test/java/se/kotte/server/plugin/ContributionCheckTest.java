package se.kotte.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 5: each hole is one that the check has to find. The plugin here is called lunch, and this package is its own. */
class ContributionCheckTest {
    @Path("api/plugins/lunch/v1/orders")
    static class Rest {
        @GET
        @Path("{id}")
        public String get() {
            return "";
        }
    }

    @Path("/p/lunch")
    static class Pages {}

    @Path("p/lunchtime")
    static class OtherPlugin {}

    @Path("api/plugins/lunch/v2")
    static class OtherVersion {}

    @Path("sign-in")
    static class OfTheCore {}

    @Path("{anything: .*}")
    static class Everything {}

    @Path("p/dinner")
    interface Elsewhere {}

    static class ByItsInterface implements Elsewhere {}

    static class ByItsParent extends OtherPlugin {}

    @Path("p/lunch/sub")
    static class Locator {
        @Path("below")
        public Object below() {
            return new Object();
        }
    }

    @Provider
    static class AProvider {}

    @ApplicationPath("/other")
    static class AnApplication {}

    @WebFilter("/*")
    static class AFilter {}

    @WebServlet("/servlet")
    static class AServlet {}

    @WebListener
    static class AListener {}

    @Test
    void what_lies_below_the_plugins_own_addresses_passes() {
        assertThat(findings(Rest.class)).isEmpty();
        assertThat(findings(Pages.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OtherPlugin.class,
                OtherVersion.class,
                OfTheCore.class,
                Everything.class,
                Elsewhere.class,
                ByItsInterface.class,
                ByItsParent.class,
                Locator.class,
                AProvider.class,
                AnApplication.class,
                AFilter.class,
                AServlet.class,
                AListener.class
            })
    void what_goes_round_the_gate_is_refused_by_name(Class<?> hole) {
        assertThat(findings(hole))
                .hasSize(1)
                .allSatisfy(
                        finding -> assertThat(finding).contains(hole.getName()).contains("lunch"));
    }

    @Test
    void the_core_may_do_all_of_it() {
        var plugins = new InstalledPlugins();
        plugins.add(DescriptorReaderTest.plugin("lunch", "com.example.lunch"));
        assertThat(ContributionCheck.findings(Set.of(OfTheCore.class, AProvider.class, Locator.class), plugins))
                .isEmpty();
    }

    private static List<String> findings(Class<?> type) {
        // Not by the reader, which refuses a package of the core.
        var plugins = new InstalledPlugins();
        plugins.add(new Descriptor(
                "lunch", "1", ContributionCheckTest.class.getPackageName(), null, List.of(), Set.of(), List.of()));
        return ContributionCheck.findings(Set.of(type), plugins);
    }
}
