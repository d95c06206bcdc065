/**
 * Bytes: stored once, streamed, never held whole in memory.
 *
 * <ol>
 *   <li>The type of a file comes from its bytes, never from a name or a header.
 *   <li>A file has no address of its own: the plugin that stored it authorises each read with its own query, then asks
 *       {@link se.kotte.api.file.Files#serve} to stream.
 *   <li>A photo is {@code pending} until its renditions are there; then the bytes that were sent in are gone, and with
 *       them place, time and camera.
 * </ol>
 */
@NullMarked
package se.kotte.api.file;

import org.jspecify.annotations.NullMarked;
