package se.kotte.server.identity;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes bytes unreadable and unchangeable for the browser that keeps them: JWE in compact form (RFC 7516), {@code dir} with
 * {@code A256GCM}, the key named by {@code kid}, what it is for by {@code typ}. No compression: the length of what is
 * compressed tells about its content.
 */
final class Seal {
    /** A cookie may be 4,096 bytes long with name and attributes; nothing longer was ever sealed here. */
    static final int LONGEST = 3_800;

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_+/-]{43}=?)");
    private static final String HOW =
            "KOTTE_SESSION_KEYS must be <kid>:<key>[,<kid>:<key>…], each key 32 random bytes in"
                    + " base64 (openssl rand -base64 32), each kid used once; the first key seals, all open";

    private final Map<String, SecretKey> keys;
    private final String first;

    private Seal(LinkedHashMap<String, SecretKey> keys) {
        this.keys = keys;
        this.first = keys.keySet().iterator().next();
    }

    /**
     * Reads the keys of this installation; a mistake is told without repeating any key.
     *
     * @param configured {@code <kid>:<base64 of 32 bytes>}, separated by commas
     */
    static Seal of(String configured) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (var entry : configured.split(",", -1)) {
            var matcher = ENTRY.matcher(entry.strip());
            if (!matcher.matches()) throw new IllegalArgumentException(HOW);
            var text = matcher.group(2).replace('+', '-').replace('/', '_');
            var key = new SecretKeySpec(Base64.getUrlDecoder().decode(text), "AES");
            if (keys.put(matcher.group(1), key) != null) throw new IllegalArgumentException(HOW);
        }
        return new Seal(keys);
    }

    /** @param type what the content is for; it opens as nothing else */
    String seal(String type, byte[] content) {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(first)
                .type(new JOSEObjectType(type))
                .build();
        var jwe = new JWEObject(header, new Payload(content));
        try {
            jwe.encrypt(new DirectEncrypter(keys.get(first)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwe.serialize();
    }

    /** The content, if it was sealed here, for {@code type}, under a key that is still known; why not is not told. */
    Optional<byte[]> open(String type, String sealed) {
        if (sealed.length() > LONGEST) return Optional.empty();
        try {
            var jwe = JWEObject.parse(sealed);
            var header = jwe.getHeader();
            var key = header.getKeyID() == null ? null : keys.get(header.getKeyID());
            if (key == null
                    || !JWEAlgorithm.DIR.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !new JOSEObjectType(type).equals(header.getType())
                    || header.getCompressionAlgorithm() != null) return Optional.empty();
            jwe.decrypt(new DirectDecrypter(key));
            return Optional.of(jwe.getPayload().toBytes());
        } catch (ParseException | JOSEException | RuntimeException e) {
            // The library answers some malformed headers with a NullPointerException.
            return Optional.empty();
        }
    }
}
