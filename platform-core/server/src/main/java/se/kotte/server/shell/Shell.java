package se.kotte.server.shell;

import se.kotte.api.web.Texts;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.server.tenancy.Tenant;

/**
 * What the frame of one page shows.
 *
 * @param owner id of the plugin that the page is of
 * @param reader null for someone who is not signed in, and where the frame offers nothing
 * @param menu null without a reader
 * @param switcher null without a reader, or for one who has nothing to choose
 * @param shared whether this is a tablet that many share
 */
record Shell(
        View view,
        Tenant tenant,
        Ui ui,
        Texts t,
        String owner,
        Reader reader,
        Menu menu,
        Switcher switcher,
        boolean shared) {

    String language() {
        return ui.locale().getLanguage();
    }

    Branding branding() {
        return new Branding(tenant);
    }

    String asset(String file) {
        return ui.asset(Shell.class, file);
    }

    boolean isTask() {
        return view.frame() == View.Frame.TASK;
    }

    boolean isDoor() {
        return view.frame() == View.Frame.DOOR;
    }

    /** Whether staff are signed out here when nobody touches the page, and can hand over with one tap. */
    boolean isHandedOver() {
        return shared && reader != null && !reader.isGuardian();
    }

    /** After how many seconds without a touch. */
    long idleLock() {
        return tenant.idleLock().toSeconds();
    }

    /** Below the person's name: in which capacity, and where. */
    String capacity() {
        if (reader.isGuardian()) return t.get("me.guardian");
        var held = reader.held();
        return held.size() == 1
                ? t.get("me.staff-at", "unit", held.get(0).name())
                : t.get("me.staff", "count", held.size());
    }
}
