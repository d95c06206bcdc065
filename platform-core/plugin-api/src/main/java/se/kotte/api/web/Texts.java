package se.kotte.api.web;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * The texts of one feature in one language: {@code texts_<language>.properties} (UTF-8) beside a class of it, values in
 * <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU message syntax</a> with named
 * arguments.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Texts {
    private record Key(Class<?> feature, String language) {}

    private static final Map<Key, Texts> LOADED = new ConcurrentHashMap<>();

    private final Class<?> feature;
    private final Map<String, MessageFormat> messages = new HashMap<>();

    private Texts(Key key) {
        feature = key.feature();
        var file = "texts_" + key.language() + ".properties";
        try (var in = feature.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(feature.getPackageName() + " has no " + file);
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.forEach((name, text) -> messages.put(
                    (String) name, new MessageFormat((String) text, Locale.forLanguageTag(key.language()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param feature any class of the feature's package
     * @param locale one that the package has texts for
     */
    public static Texts of(Class<?> feature, Locale locale) {
        return LOADED.computeIfAbsent(new Key(feature, locale.getLanguage()), Texts::new);
    }

    /**
     * The text of {@code key}.
     *
     * @param namesAndValues arguments in turn: name, value, name, value
     */
    public String get(String key, Object... namesAndValues) {
        var message = messages.get(key);
        if (message == null) throw new IllegalArgumentException(feature.getPackageName() + " has no text " + key);
        var arguments = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        // An ICU format keeps state while formatting; cloning one per call costs far more than this lock.
        synchronized (message) {
            return message.format(arguments, new StringBuffer(), null).toString();
        }
    }

    /** The keys, in order: for the test that compares languages. */
    public TreeSet<String> keys() {
        return new TreeSet<>(messages.keySet());
    }
}
