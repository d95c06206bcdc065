package se.kotte.server.shell;

import java.util.UUID;
import se.kotte.api.web.Components;

/**
 * A unit or a child that the reader can switch to.
 *
 * @param within the unit it lies in; null for none
 * @param held whether the reader holds a role there, or is the child's guardian; else it lies just below such a unit
 */
record Place(UUID id, String name, String within, String ownHue, boolean held) {
    String hue() {
        return ownHue == null ? Components.hue(id) : ownHue;
    }
}
