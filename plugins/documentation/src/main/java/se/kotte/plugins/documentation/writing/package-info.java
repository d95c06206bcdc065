/**
 * Writing: drafts, photos, publishing, taking back. Rules 12 to 18 of the plugin hold here.
 *
 * <ol>
 *   <li>An entry lives as draft, published, withdrawn; undo leads back to draft. {@link Entry} has the verbs and nobody
 *       else changes its state.
 *   <li>What was typed is never lost by an error: a refused form comes back as it was sent.
 *   <li>A photo is an upload of its own; one that fails is an error next to that photo, and the entry stays.
 * </ol>
 */
package se.kotte.plugins.documentation.writing;
