package se.kotte.plugins.media;

import java.util.List;
import se.kotte.api.file.Rendition;
import se.kotte.plugins.media.render.RenderError;

/** How a rendering ended. Closing it removes the renditions from the disk. */
sealed interface RenderResult extends AutoCloseable {
    @Override
    default void close() {}

    /** The renditions lie in the workspace until this is closed. */
    record Rendered(Workspace workspace, List<Rendition> renditions) implements RenderResult {
        @Override
        public void close() {
            workspace.close();
        }
    }

    record Failed(RenderError error) implements RenderResult {}
}
