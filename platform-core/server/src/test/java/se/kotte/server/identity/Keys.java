package se.kotte.server.identity;

/** Session keys of tests; nothing real was ever sealed with them. */
final class Keys {
    static final String OLD = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    static final String NEW = "k2:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    private Keys() {}
}
