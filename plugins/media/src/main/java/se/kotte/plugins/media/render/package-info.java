/**
 * The child process. It stands on the JDK and the libraries inside the JAR alone: no container, no plugin API.
 *
 * <p>The rules are those of the package above.
 */
package se.kotte.plugins.media.render;
