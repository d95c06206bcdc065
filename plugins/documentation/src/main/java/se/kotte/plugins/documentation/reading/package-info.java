/**
 * Reading: the feed, a child's portfolio, the curriculum, one entry, its photos. Rules 1 to 11 of the plugin hold here.
 *
 * <ol>
 *   <li>Every list is bounded and paged by (published_at, id); a cursor is a place in the reader's own list and says
 *       nothing about anyone else's.
 *   <li>The filters of a list never widen it.
 * </ol>
 */
package se.kotte.plugins.documentation.reading;
