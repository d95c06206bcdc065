/**
 * What every answer has in common: headers, problems, the frame of pages, assets.
 *
 * <ol>
 *   <li>Every answer carries the security headers; personal HTML and JSON are never stored.
 *   <li>Every exception is a problem: JSON for programs, a page for people. Nothing tells a stack trace, a constraint or
 *       what belongs to someone else.
 *   <li>A cross-site write is refused by {@code Sec-Fetch-Site} ({@code same-site} counts as foreign), else by
 *       {@code Origin}; the exempt paths are a closed list.
 *   <li>An answer of an endpoint that asked for no right is an error.
 *   <li>Assets are served from a map built at start-up from {@code META-INF/kotte/assets} of each JAR, by exact name.
 * </ol>
 */
package se.kotte.server.web;
