/**
 * The contract between Kotte and its plugins.
 *
 * <p>A plugin compiles against this module and Jakarta EE, and nothing else of Kotte. Ports (interfaces that the core
 * implements) are injected by CDI; contributions (interfaces that a plugin implements) are found as CDI beans. One
 * package per subject; every port says who calls it, in which transaction, and what throwing means.
 */
@NullMarked
package se.kotte.api;

import org.jspecify.annotations.NullMarked;
