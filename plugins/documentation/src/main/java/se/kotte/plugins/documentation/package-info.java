/**
 * Pedagogical documentation: staff write entries with photos about what children explore, tag children and goals of the
 * curriculum, and publish them to those whom they concern.
 *
 * <h2>Who reads an entry</h2>
 *
 * <ol>
 *   <li>A draft is its author's alone, while they hold {@code documentation.write} where it is written.
 *   <li>Guardians read a published entry that tags a child of theirs,
 *   <li>and one whose audience is a unit at or above a placement of such a child, if it was published within the dates of
 *       that placement, in the tenant's zone.
 *   <li>Never one that tags a child from whom they are barred, whatever the audience, and whichever sibling it tags too.
 *   <li>Never one that tags a protected child, unless that child is among their own.
 *   <li>Never one for staff only.
 *   <li>Staff read published entries of every audience that were written where they hold {@code documentation.read}: a
 *       role at a department or group counts for what was written there, a wider one for the preschools below it. What
 *       was written stays with the preschool where it was written when units move.
 *   <li>Never one that tags a protected child, unless they hold {@code child.protected} where that child is placed today.
 *   <li>A withdrawn entry is read by its author, and by those who hold {@code documentation.manage} where it was written;
 *       it is in no list.
 *   <li>Anything else is not there: the statement and the answer are those of an id that never existed.
 *   <li>A photo is read by those who read its entry, as soon as it is ready.
 * </ol>
 *
 * <p>Rules 1 to 9 are written once, in {@code V002__create_visibility.sql}; the feeds ask the same in the shape of their
 * indexes, and a test compares the two.
 *
 * <h2>Who writes</h2>
 *
 * <ol start="12">
 *   <li>An entry is written at a preschool, department or group where its author holds {@code documentation.write}; only
 *       the author changes it.
 *   <li>It can be taken back to a draft within ten minutes of publishing, by its author; later it can be withdrawn, by its
 *       author or by those who hold {@code documentation.manage} there.
 *   <li>The tenant, the author, every time and the unit of the audience come from the platform, never from the client.
 *   <li>Tagged children are those whom the author sees and who are placed that day at or below the unit of the entry, or
 *       were tagged before.
 *   <li>A repeat with the same {@code Idempotency-Key} gives the entry that is there, after the rights were asked again;
 *       with other content it is refused. The key is the author's own.
 *   <li>Rights come before validation, versions and keys.
 *   <li>Publishing, withdrawing, changing after publication and reading a portfolio leave a row in the audit.
 * </ol>
 *
 * <p>Out of scope: photo permissions, answers from guardians, read receipts, statistics by unit and month.
 */
package se.kotte.plugins.documentation;
