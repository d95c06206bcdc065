package se.kotte.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kotte.server.tenancy.Tenant;

/** Rule 7 of the shell. */
class BrandingTest {
    private static Branding of(String hue, String crest) {
        return new Branding(new Tenant(
                1,
                "tallby",
                "Tallby",
                "http://tallby.localhost:8080",
                Tenant.State.ACTIVE,
                ZoneId.of("Europe/Stockholm"),
                Locale.ENGLISH,
                hue,
                crest,
                null,
                Duration.ofMinutes(10),
                Set.of()));
    }

    @Test
    void theAddressOfTheColourChangesWithTheColour() {
        assertThat(of("#1f6f5c", null).colour()).isEqualTo(":root{--tenant:#1f6f5c}\n");
        assertThat(of("#1f6f5c", null).colourAddress())
                .matches("/assets/[0-9a-f]{16}/-/colour.css")
                .isEqualTo(of("#1f6f5c", "0123456789abcdef").colourAddress())
                .isNotEqualTo(of("#2c6aa0", null).colourAddress());
    }

    @Test
    void anImageIsWhereItsHashIs() {
        assertThat(of("#1f6f5c", "0123456789abcdef").crestAddress()).isEqualTo("/assets/0123456789abcdef/-/image");
        assertThat(of("#1f6f5c", null).crestAddress()).isNull();
        assertThat(of("#1f6f5c", null).pictureAddress()).isNull();
    }
}
