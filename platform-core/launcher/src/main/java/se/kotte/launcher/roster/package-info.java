/**
 * Made-up municipalities as OneRoster bundles: of any size for measuring, and those of the demo.
 *
 * <ol>
 *   <li>Nobody in them exists. Names are drawn from lists, addresses are at example.org, telephone numbers are those that
 *       the Swedish authority keeps free for fiction (070-174 06 05 to 06 99).
 *   <li>The same seed and day give the same bundle, byte by byte; the days of one school year give the same people and
 *       placements.
 *   <li>The demo's people carry the identifiers of its accounts.
 * </ol>
 */
package se.kotte.launcher.roster;
