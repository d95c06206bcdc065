/**
 * The tree of units of a municipality.
 *
 * <ol>
 *   <li>The kinds are fixed and ordered: municipality, area, preschool, department, group. A unit lies below one of a
 *       higher kind; kinds may be left out. There is one municipality, and it is the root.
 *   <li>The closure holds every unit with itself and with each unit above it, and nothing else: rights are read from it.
 *   <li>Whatever changes the tree locks the root first, so that two changes which are right one by one cannot be wrong
 *       together.
 *   <li>Moving a unit takes everything below it along and leaves what happened there where it is: placements and
 *       assignments name the unit, and follow it to its new place.
 *   <li>A unit is closed, never removed: with everything below it, from a day on, when no child is placed there any more.
 *       Assignments at it end that day; those above it read on. Nothing is created below or moved to a closed unit.
 * </ol>
 *
 * <p>Out of scope: who may do this, and its audit row; both are the caller's.
 */
package se.kotte.server.orgunit;
