/**
 * Who is asking, and what they may see and do.
 *
 * <ol>
 *   <li>A {@link se.kotte.api.access.Viewer} is one person in one population; rights of staff and of guardians never
 *       add up.
 *   <li>Rights are capabilities held at a unit (staff, flowing down only) or over a child (guardians).
 *   <li>What is not there and what is not the viewer's are one answer: not found.
 *   <li>The single check and the list filter are the same SQL: {@code core_api.visible_units} and
 *       {@code core_api.visible_children}.
 * </ol>
 */
@NullMarked
package se.kotte.api.access;

import org.jspecify.annotations.NullMarked;
