/**
 * The frame around every page: the municipality's name and colour, the navigation, between what one can switch, and the way
 * out.
 *
 * <ol>
 *   <li>The frame is rendered whole before the first byte leaves, and escapes what it is given.
 *   <li>The navigation offers what the plugins that are on offer to this population and to this person's capabilities. It
 *       leaves out; it does not protect.
 *   <li>On a phone it has five places at most: the first primary entries, for staff what is new in the middle, and More,
 *       where all the rest is. A wide window shows everything at its side.
 *   <li>What is chosen in the switcher stands in the address ({@code ?unit=} for staff, {@code ?child=} for guardians) and
 *       nowhere else: two tabs can show two children. Switching leads to the entry of the navigation that one is in; its
 *       entries keep the choice. A page that reads the parameter asks for its rights like any other id.
 *   <li>The frame costs one statement, and none for someone who is not signed in or for a page that stopped.
 *   <li>Nothing needs script. With it, menus close by Escape, a page left is not shown again from the browser's memory, and
 *       staff on a shared tablet are signed out when nobody touches it.
 *   <li>A municipality's colour, crest and picture are public and lie at addresses that hold their hash.
 * </ol>
 */
package se.kotte.server.shell;
