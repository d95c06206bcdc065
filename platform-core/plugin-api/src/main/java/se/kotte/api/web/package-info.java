/**
 * Pages, texts and what they are made of.
 *
 * <ol>
 *   <li>A page is a {@link se.kotte.api.web.View}: a title and content; the shell owns header, navigation, width, theme.
 *   <li>Texts stand in {@code texts_sv.properties} and {@code texts_en.properties} beside the feature's classes, with
 *       the same keys, as ICU messages.
 *   <li>No inline script, no inline style: the content security policy refuses both.
 * </ol>
 */
@NullMarked
package se.kotte.api.web;

import org.jspecify.annotations.NullMarked;
