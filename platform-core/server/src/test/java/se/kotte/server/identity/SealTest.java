package se.kotte.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 1 and 4 of the package; C04 of the abuse catalogue, as far as it is about what was sealed. */
class SealTest {
    private static final byte[] CONTENT = "Pia at Tallby".getBytes(UTF_8);

    private final Seal seal = Seal.of(Keys.OLD);

    @Test
    void what_was_sealed_opens_again_and_tells_nothing_before() {
        var sealed = seal.seal("a", CONTENT);
        assertThat(seal.open("a", sealed)).hasValue(CONTENT);
        var parts = sealed.split("\\.", -1);
        assertThat(parts).hasSize(5);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[3]), UTF_8)).doesNotContain("Pia");
    }

    @Test
    void it_never_looks_the_same_twice() {
        assertThat(seal.seal("a", CONTENT)).isNotEqualTo(seal.seal("a", CONTENT));
    }

    @Test
    void it_opens_as_nothing_else() {
        assertThat(seal.open("b", seal.seal("a", CONTENT))).isEmpty();
    }

    @Test
    void keys_rotate_without_sign_outs() {
        var sealedBefore = seal.seal("a", CONTENT);
        var rotated = Seal.of(Keys.NEW + "," + Keys.OLD);
        assertThat(rotated.open("a", sealedBefore)).hasValue(CONTENT);
        var sealedAfter = rotated.seal("a", CONTENT);
        assertThat(Seal.of(Keys.OLD + ", " + Keys.NEW).open("a", sealedAfter)).hasValue(CONTENT);
        assertThat(Seal.of(Keys.NEW).open("a", sealedAfter)).hasValue(CONTENT);
    }

    @Test
    void c04_an_unknown_kid_is_refused() {
        assertThat(Seal.of(Keys.NEW).open("a", seal.seal("a", CONTENT))).isEmpty();
    }

    @Test
    void c04_the_right_kid_with_another_key_is_refused() {
        var other = Seal.of("k1:" + Keys.NEW.substring(3));
        assertThat(seal.open("a", other.seal("a", CONTENT))).isEmpty();
    }

    @Test
    void c04_any_flipped_byte_is_refused() {
        var sealed = seal.seal("a", CONTENT);
        var changed = new HashSet<String>();
        for (int at = 0; at < sealed.length(); at++) {
            char was = sealed.charAt(at);
            changed.add(sealed.substring(0, at) + (was == 'A' ? 'B' : 'A') + sealed.substring(at + 1));
        }
        assertThat(changed).hasSize(sealed.length()).allSatisfy(other -> {
            // The last character of a part carries spare bits: another spelling of the same bytes opens the same.
            var opened = seal.open("a", other);
            if (opened.isPresent()) assertThat(decoded(other)).isEqualTo(decoded(sealed));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "....", "a.b.c.d.e", "eyJhbGciOiJub25lIn0..", "{\"alg\":\"dir\"}....", "åäö", "\u0000"})
    void c04_what_is_no_seal_is_refused(String text) {
        assertThat(seal.open("a", text)).isEmpty();
    }

    @Test
    void what_is_longer_than_a_cookie_is_not_looked_at() {
        assertThat(seal.open("a", seal.seal("a", new byte[Seal.LONGEST]))).isEmpty();
    }

    @Test
    void compressed_content_is_refused_though_the_key_is_right() throws Exception {
        assertThat(seal.open("a", made(EncryptionMethod.A256GCM, CompressionAlgorithm.DEF, 32)))
                .isEmpty();
        assertThat(seal.open("a", made(EncryptionMethod.A256GCM, null, 32))).isPresent();
    }

    private static String made(EncryptionMethod method, CompressionAlgorithm zip, int bytes) throws Exception {
        var key = new byte[bytes];
        for (int i = 0; i < bytes; i++) key[i] = (byte) i;
        var jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, method)
                        .keyID("k1")
                        .type(new JOSEObjectType("a"))
                        .compressionAlgorithm(zip)
                        .build(),
                new Payload(CONTENT));
        jwe.encrypt(new DirectEncrypter(key));
        return jwe.serialize();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k1",
                "k1:",
                "k1:short",
                "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8,",
                "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8,k1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=",
                "k 1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
            })
    void wrong_keys_say_how_right_ones_look_and_repeat_nothing(String configured) {
        assertThatThrownBy(() -> Seal.of(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("AAECAw"));
    }

    private static String decoded(String sealed) {
        var all = new StringBuilder();
        for (var part : sealed.split("\\.", -1))
            all.append(Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(part)))
                    .append('.');
        return all.toString();
    }
}
