package se.kotte.plugins.documentation;

/** The plugin's capabilities; its texts stand beside this class. */
public final class Documentation {
    public static final String READ = "documentation.read";
    public static final String WRITE = "documentation.write";
    public static final String MANAGE = "documentation.manage";

    /** Where the plugin's pages begin. */
    public static final String PAGES = "/p/documentation";

    /** Where its API begins. */
    public static final String API = "/api/plugins/documentation/v1";

    private Documentation() {}
}
