package se.kotte.server.web;

import java.util.function.UnaryOperator;
import se.kotte.api.web.View;
import se.kotte.server.tenancy.Tenant;

/** What the frame of a page shows around it. */
record Shell(Tenant tenant, String language, View view, UnaryOperator<String> assets) {
    String asset(String file) {
        return assets.apply(file);
    }
}
