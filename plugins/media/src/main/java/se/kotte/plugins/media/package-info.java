/**
 * Photos: from what was sent in to three JPEGs that hold a picture and nothing else.
 *
 * <p>The core tells {@code file.stored}; for an image the job {@code media.render} follows; it decodes in a child process
 * and then, in one transaction, keeps the renditions and drops the original, or tells why there are none.
 *
 * <ol>
 *   <li>JPEG, PNG and WebP are read, told apart by their bytes. The header is read first: what has more than 50 million
 *       pixels is not decoded. Each refusal is a stable code ({@link se.kotte.plugins.media.render.RenderError}).
 *   <li>Three sizes with a longest side of 480, 960 and 2048 pixels, progressive, in sRGB, on white, never enlarged.
 *   <li>The way the camera was held is honoured.
 *   <li>A rendition is written from pixels alone: no place, time, camera, words, thumbnail or profile, and none of the
 *       bytes that stood behind the picture.
 *   <li>Bytes from outside are decoded only in a process of its own, with no environment, a bounded heap and a limit of
 *       time that holds even when the server is killed. Where Linux has {@code prlimit}, its other memory and what it
 *       may write are bounded too.
 *   <li>Whatever the child does ends as a code: a crash, silence, nonsense and links to other files alike.
 *   <li>At most two are at work on a node. Of what was sent in no copy outlives the rendering; what a killed server
 *       leaves is removed by the next one after an hour.
 *   <li>What is the photo's own fault is told at once; what may be the moment's is tried again first.
 *   <li>No transaction is open while a photo is decoded, and a job that runs again changes nothing.
 *   <li>The JAR is all the child needs. Its libraries lie below its own package and register no services, so that the
 *       server itself never reads an image with them.
 * </ol>
 *
 * <p>Measured with 12 megapixels on two cores, the child's whole life: JPEG 0.44 s of CPU and 155 MB resident (with
 * another colour profile 0.62 s, 195 MB; progressive 1.05 s, 167 MB), PNG 0.55 s and 155 MB, WebP 1.9 s and 177 MB;
 * 48 megapixels: JPEG 0.54 s and 155 MB (progressive 2.1 s, 271 MB), WebP 5.9 s and 248 MB. Of it scaling takes 0.06 s
 * with java.awt; with Thumbnailator, which wraps that, as long; with a Lanczos filter 2.4 s.
 *
 * <p>Out of scope: HEIC and video, face recognition (ever), originals kept for download, and who may see a photo: that
 * is judged by the plugin that stored it.
 */
package se.kotte.plugins.media;
