/**
 * The main job in a real browser, against a demo that the launcher started: real PostgreSQL, real Keycloak, real photos.
 *
 * <p>Screenshots of every page visited go to {@code target/screenshots}: phone and desktop, light and dark. They are for
 * people to look at; nothing here compares pixels.
 */
package se.kotte.system.browser;
