package se.kotte.server.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import se.kotte.server.tenancy.Tenant;
import se.kotte.server.web.Assets;

/**
 * What a municipality looks like, by the addresses that browsers fetch it from. Each address holds a hash of what lies
 * there, so that it can be kept for ever.
 */
record Branding(Tenant tenant) {
    /** Beside the assets of core and plugins, where no cookie is set; a dash is no plugin's id. */
    static final String FOLDER = "/assets/{hash}/-";

    /** The style sheet that sets the one colour everything else is derived from. */
    String colour() {
        return ":root{--tenant:" + tenant.hue() + "}\n";
    }

    String colourAddress() {
        return address(Assets.hash(colour().getBytes(UTF_8)), "colour.css");
    }

    /** Null without a crest. */
    String crestAddress() {
        return imageAddress(tenant.crest());
    }

    /** Null without a picture. */
    String pictureAddress() {
        return imageAddress(tenant.picture());
    }

    private static String imageAddress(String hash) {
        return hash == null ? null : address(hash, "image");
    }

    static String address(String hash, String file) {
        return FOLDER.replace("{hash}", hash) + "/" + file;
    }
}
