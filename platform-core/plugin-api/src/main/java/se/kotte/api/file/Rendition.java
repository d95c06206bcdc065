package se.kotte.api.file;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A form of a file, made from it.
 *
 * @param name {@code small}, {@code medium} or {@code large} for photos
 * @param content a file of the caller's, which {@link Files#ready} copies into the store
 * @param width in pixels
 * @param height in pixels
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Rendition(String name, String mediaType, int width, int height, Path content) {}
