package se.kotte.server.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.When;
import se.kotte.server.tenancy.CurrentTenant;

/** Language (chosen by cookie, else by the browser, else the municipality's), texts, assets and dates of one request. */
@RequestScoped
class RequestUi implements Ui {
    static final String LANGUAGE_COOKIE = "kotte-language";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Assets assets;

    @Inject
    private TenantClock clock;

    @Override
    public Locale locale() {
        return Stream.of(chosen(), accepted())
                .flatMap(Optional::stream)
                .filter(Languages::has)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(CurrentTenant.get().language());
    }

    private Optional<String> chosen() {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    private Optional<String> accepted() {
        if (request.getHeader("Accept-Language") == null) return Optional.empty();
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Languages::has)
                .findFirst();
    }

    @Override
    public Texts texts(Class<?> feature) {
        return Texts.of(feature, locale());
    }

    @Override
    public String asset(Class<?> owner, String file) {
        return assets.address(owner, file);
    }

    @Override
    public When when() {
        return new SpokenDates(clock, Texts.of(SpokenDates.class, locale()), locale());
    }
}
